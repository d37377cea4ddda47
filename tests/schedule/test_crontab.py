"""The crontab block: foreign bytes stay, damaged marks stop everything, and cron understands each line."""

import plistlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from execreports.errors import ConfigError
from execreports.schedule import crontab
from execreports.schedule.units import calendar, launchd, systemd

BLOCK = crontab.block(
    {"0 6 * * *": ["ceo", "cto"], "0 7 * * 1": ["rental"]}, home="/srv/reports", program="$EXECREPORTS_HOME/.venv/bin/execreports",
    zone="UTC",
)  # fmt: skip
FOREIGN = b"# mine\t \n\n\n5 4 * * * /bin/true  \nMAILTO=x"


def test_block_has_schedules_and_a_tick() -> None:
    home, *jobs = [line for line in BLOCK.splitlines() if not line.startswith("#")]
    assert home == "EXECREPORTS_HOME=/srv/reports"
    assert [line.split(" ", 5)[:5] for line in jobs] == [
        ["0", "6", "*", "*", "*"], ["0", "7", "*", "*", "1"], ["7,22,37,52", "*", "*", "*", "*"],
    ]  # fmt: skip
    assert all(line.endswith('"$EXECREPORTS_HOME/.venv/bin/execreports" send --due -q') for line in jobs)


def test_no_two_lines_run_at_the_same_minute_where_that_can_be() -> None:
    block = crontab.block({"7 6 * * *": ["ceo"], "7 6 * * 1": ["rental"]}, home="", program="x", zone="UTC")
    jobs = [line.split(" ", 5)[:5] for line in block.splitlines() if not line.startswith("#")]
    assert jobs == [["7", "6", "*", "*", "*"], ["4,19,34,49", "*", "*", "*", "*"]]
    assert "# ceo, rental\n" in block


def test_percent_is_escaped_and_newlines_are_refused() -> None:
    assert r'"/a\%b" send' in crontab.block({}, home="", program="/a%b", zone="UTC")
    with pytest.raises(ConfigError):
        crontab.block({}, home="/a\n* * * * * evil", program="x", zone="UTC")


def test_foreign_bytes_stay() -> None:
    added = crontab.spliced(FOREIGN, BLOCK)
    assert added == FOREIGN + b"\n" + BLOCK.encode()
    assert crontab.removed(added) == FOREIGN + b"\n"
    assert crontab.current(added) == BLOCK
    assert crontab.spliced(added, BLOCK) == added


foreign = st.binary(max_size=60).filter(lambda text: b"execreports" not in text)


@given(foreign, foreign)
def test_any_foreign_bytes_around_the_block_stay(before: bytes, after: bytes) -> None:
    before = before + b"\n"
    whole = before + BLOCK.encode() + after
    assert crontab.removed(whole) == before + after
    assert crontab.spliced(whole, "# >>> execreports\n" + crontab.END + "\n").startswith(before)


@pytest.mark.parametrize(
    "damaged",
    [
        crontab.BEGIN,
        crontab.END,
        f"{crontab.END}\n{crontab.BEGIN}",
        BLOCK + BLOCK,
        f"{crontab.BEGIN}\n{BLOCK}",
    ],
)
def test_damaged_marks_stop_everything(damaged: str) -> None:
    with pytest.raises(ConfigError) as caught:
        crontab.removed(damaged.encode())
    assert caught.value.faults[0].code == "E-SCH-403"
    with pytest.raises(ConfigError):
        crontab.spliced(damaged.encode(), BLOCK)


def test_systemd_timer_follows_the_zone_and_catches_up() -> None:
    units = systemd(["0 6 * * *"], home="/srv/r", program="/bin/execreports", zone="America/Los_Angeles")
    assert "OnCalendar=*-*-* 06:00:00 America/Los_Angeles" in units["execreports.timer"]
    assert "Persistent=true" in units["execreports.timer"]
    assert "ExecStart=/bin/execreports --workspace /srv/r send --due -q" in units["execreports.service"]


def test_calendar_words() -> None:
    assert calendar("0 7 * * 1") == "Mon *-*-* 07:00:00"
    assert calendar("30 6 1 * *") == "*-*-1 06:30:00"
    assert calendar("0 6 * * 1-5") == "*-*-* 06:00:00"


def test_launchd_is_a_property_list() -> None:
    [text] = launchd(["0 6 * * *"], home="/Users/a & b", program="/bin/execreports").values()
    read = plistlib.loads(text.encode())
    assert read["ProgramArguments"][2] == "/Users/a & b"
    assert read["StartCalendarInterval"] == [{"Hour": 6, "Minute": 0}]
