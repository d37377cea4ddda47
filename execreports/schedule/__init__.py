"""When a report is owed, for which period, and when next: wall-clock time in the portfolio's zone.

due = local time at or past the schedule, before the end of the catch-up window, slot open (the ledger's part).
Comparing wall clocks makes both change-over nights harmless: an hour that does not exist is simply past, and one
that comes twice finds the slot filled.
"""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from execreports.errors import ConfigError

CATCH_UP = time(12)
"""Until when a late report is still sent, unless the portfolio says otherwise."""


def checked(schedule: str, place: str = "") -> str:
    """The schedule, normalised; ConfigError (E-SCH-401) where cron would not understand it, or twice a day."""
    from cronsim import CronSim, CronSimError

    fields = schedule.split()
    try:
        CronSim(" ".join(fields), datetime(2024, 1, 1))  # noqa: DTZ001 - wall-clock time without a zone
    except CronSimError as error:
        raise _refused(schedule, f"is no schedule ({str(error).lower()})", place) from None
    if len(fields) != 5 or not all(re.fullmatch(r"\d+", field) for field in fields[:2]):
        raise _refused(schedule, "must name one minute and one hour", place)
    return " ".join(fields)


def _refused(schedule: str, said: str, place: str) -> ConfigError:
    fix = 'write minute, hour, day, month and weekday, e.g. "0 6 * * *" or "0 7 * * 1"'
    return ConfigError(f"{schedule!r} {said}", code="E-SCH-401", place=place, fix=fix)


def cadence(schedule: str) -> str:
    """`daily`, `weekly` or `monthly`: how long one edition counts."""
    _, _, day, _, weekday = schedule.split()
    if day != "*" and weekday != "*":
        return "daily"
    if day != "*":
        return "monthly" if re.fullmatch(r"\d+|L", day, re.IGNORECASE) else "daily"
    if re.fullmatch(r"\w+#\d|\w*L", weekday, re.IGNORECASE):
        return "monthly"
    return "weekly" if re.fullmatch(r"\w+", weekday) else "daily"


def period(schedule: str, now: datetime) -> str:
    """The slot a local moment falls into: 2026-05-05, 2026-W19 or 2026-05."""
    rhythm = cadence(schedule)
    if rhythm == "weekly":
        year, week, _ = now.isocalendar()
        return f"{year}-W{week:02d}"
    return f"{now:%Y-%m}" if rhythm == "monthly" else f"{now:%Y-%m-%d}"


def owed_at(schedule: str, day: date) -> time | None:
    """The wall-clock time at which the schedule fires on a day, or None."""
    from cronsim import CronSim

    midnight = datetime.combine(day, time())
    first: datetime = next(CronSim(schedule, midnight - timedelta(minutes=1)))
    return first.time() if first.date() == day else None


def due(schedule: str, now: datetime, catch_up: time = CATCH_UP) -> bool:
    """Whether a report is owed at a local moment; the window of one after `catch_up` ends with its day."""
    at = owed_at(schedule, now.date())
    if at is None or now.time() < at:
        return False
    return at > catch_up or now.time() <= catch_up


def next_run(schedule: str, now: datetime, zone: ZoneInfo) -> datetime:
    """The next moment the schedule fires after `now`, in the zone."""
    from cronsim import CronSim

    found: datetime = next(CronSim(schedule, now.astimezone(zone)))
    return found
