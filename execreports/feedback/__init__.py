"""What SES tells afterwards: accepted, delivered, bounced, complained of; per recipient, in any order, once."""

from execreports.feedback.events import Event, events
from execreports.feedback.pull import Pulled, pull
from execreports.feedback.standing import Standing, standings

__all__ = ["Event", "Pulled", "Standing", "events", "pull", "standings"]
