"""The due rule over change-over nights and sleeping machines, periods, and cron's own words."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from execreports.errors import ConfigError
from execreports.schedule import cadence, checked, due, next_run, owed_at, period

LA = ZoneInfo("America/Los_Angeles")


def at(text: str, zone: ZoneInfo = LA) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-05-05T05:59", False), ("2026-05-05T06:00", True), ("2026-05-05T11:59", True),
        ("2026-05-05T12:00", True), ("2026-05-05T12:01", False), ("2026-05-05T23:59", False),
    ],
)  # fmt: skip
def test_daily_window(moment: str, expected: bool) -> None:
    assert due("0 6 * * *", at(moment)) is expected


def test_weekly_and_monthly_on_their_day_only() -> None:
    assert due("0 7 * * 1", at("2026-05-04T07:30"))
    assert not due("0 7 * * 1", at("2026-05-05T07:30"))
    assert due("0 7 1 * *", at("2026-05-01T07:30"))
    assert not due("0 7 1 * *", at("2026-05-02T07:30"))


def test_evening_schedule_has_the_rest_of_its_day() -> None:
    assert due("0 18 * * *", at("2026-05-05T23:00"))
    assert not due("0 18 * * *", at("2026-05-05T17:00"))


def test_catch_up_is_the_owners() -> None:
    assert due("0 6 * * *", at("2026-05-05T15:00"), time(16))


def test_hour_that_does_not_exist_is_past_at_three() -> None:
    assert owed_at("30 2 * * *", date(2026, 3, 8)) == time(2, 30)
    assert due("30 2 * * *", at("2026-03-08T03:00"))


@pytest.mark.parametrize(
    "zone", ["America/Los_Angeles", "Europe/Berlin", "Australia/Lord_Howe", "UTC", "Asia/Kolkata"]
)
@pytest.mark.parametrize("schedule", ["0 0 * * *", "30 2 * * *", "0 6 * * *"])
def test_a_quarter_hour_tick_sends_each_day_once_for_a_year(zone: str, schedule: str) -> None:
    local = ZoneInfo(zone)
    tick = datetime(2026, 1, 1, tzinfo=ZoneInfo("UTC"))
    sent: list[str] = []
    while tick.year < 2027:
        now = tick.astimezone(local)
        slot = period(schedule, now)
        if slot not in sent[-2:] and due(schedule, now):
            sent.append(slot)
        tick += timedelta(minutes=15)
    whole = [one for one in sent if one.startswith("2026")]
    assert len(set(whole)) == len(whole)
    assert 364 <= len(whole) <= 365


@pytest.mark.parametrize(
    ("schedule", "rhythm", "slot"),
    [
        ("0 6 * * *", "daily", "2026-05-05"), ("0 6 * * 1-5", "daily", "2026-05-05"),
        ("0 6 * * 1", "weekly", "2026-W19"), ("0 6 * * mon", "weekly", "2026-W19"),
        ("0 6 1 * *", "monthly", "2026-05"), ("0 6 * * MON#1", "monthly", "2026-05"),
        ("0 6 1,15 * *", "daily", "2026-05-05"), ("0 6 1 1,4,7,10 *", "monthly", "2026-05"),
    ],
)  # fmt: skip
def test_periods(schedule: str, rhythm: str, slot: str) -> None:
    assert cadence(schedule) == rhythm
    assert period(schedule, at("2026-05-05T06:00")) == slot


def test_iso_week_of_new_year_belongs_to_its_own_year() -> None:
    assert period("0 6 * * 5", at("2027-01-01T06:00")) == "2026-W53"


def test_next_run_is_local_through_the_change() -> None:
    assert next_run("0 6 * * *", at("2026-03-07T07:00"), LA).isoformat() == "2026-03-08T06:00:00-07:00"
    assert next_run("0 7 * * 1", at("2026-05-05T06:00"), LA).isoformat() == "2026-05-11T07:00:00-07:00"


@pytest.mark.parametrize(
    "schedule", ["", "6:00", "0 6 * *", "0 25 * * *", "*/5 * * * *", "0 6,18 * * *", "0 6 * * 9"]
)
def test_what_cron_would_not_understand_is_refused(schedule: str) -> None:
    with pytest.raises(ConfigError) as caught:
        checked(schedule, "reports/cto.py:9")
    assert (caught.value.faults[0].code, caught.value.faults[0].place) == ("E-SCH-401", "reports/cto.py:9")


def test_good_schedules_are_normalised() -> None:
    assert checked("0  6 * * *") == "0 6 * * *"


@given(st.datetimes(timezones=st.just(LA)))
def test_due_moments_are_after_their_time(now: datetime) -> None:
    assert due("0 6 * * *", now) == (time(6) <= now.time() <= time(12))
