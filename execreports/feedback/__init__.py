"""What SES tells afterwards: accepted, delivered, bounced, complained of; per recipient, in any order, once."""

from execreports.feedback.events import Event, events
from execreports.feedback.pull import Pulled, delivered, pull
from execreports.feedback.standing import Standing, standings
from execreports.feedback.words import troubles, unreached

__all__ = [
    "Event", "Pulled", "Standing", "delivered", "events", "pull", "standings", "troubles", "unreached",
]  # fmt: skip
