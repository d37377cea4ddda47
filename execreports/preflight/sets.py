"""The configuration set: it is there, it sends, and it publishes the events that settle what is unknown."""

from collections.abc import Iterable

from execreports.preflight.asking import Asking

NEEDED = ("SEND", "DELIVERY", "BOUNCE", "COMPLAINT", "REJECT")


def check(asking: Asking, names: Iterable[str]) -> None:
    """A fault for each set that is missing, paused or deaf; a warning where mails name none."""
    for name in names:
        if not name:
            asking.warning(
                "no configuration set: an unknown outcome can only be settled by a person",
                "deploy deploy/feedback.yaml and set SES_CONFIGURATION_SET",
            )
            continue
        found = asking.ask("get_configuration_set", ConfigurationSetName=name)
        if found is None:
            continue
        if not found:
            message = f"the configuration set {name} does not exist in {asking.region}"
            asking.fault(
                "E-SES-347", message, "deploy deploy/feedback.yaml there, or correct SES_CONFIGURATION_SET"
            )
            continue
        if not (found.get("SendingOptions") or {}).get("SendingEnabled", True):
            asking.fault(
                "E-SES-342", f"sending is paused for the configuration set {name} in {asking.region}"
            )
        _events(asking, name)


def _events(asking: Asking, name: str) -> None:
    told = asking.ask("get_configuration_set_event_destinations", ConfigurationSetName=name)
    if told is None:
        return
    heard = {
        event
        for destination in told.get("EventDestinations") or ()
        if destination.get("Enabled")
        for event in destination.get("MatchingEventTypes") or ()
    }
    missing = [event for event in NEEDED if event not in heard]
    if missing:
        message = f"the configuration set {name} in {asking.region} does not publish {', '.join(missing)}"
        asking.fault("E-SES-347", message, "deploy deploy/feedback.yaml, which publishes all that is needed")
