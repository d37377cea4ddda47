"""Our marked block of a crontab: written, found and taken out without touching a foreign byte."""

from collections.abc import Iterable, Mapping

from execreports.errors import ConfigError

BEGIN = "# >>> execreports (managed; change a report's schedule, then: execreports schedule apply) >>>"
END = "# <<< execreports <<<"
OFFSETS = (7, 4, 11, 2, 9, 13, 1)
"""Minutes the tick may begin at: one where no schedule's own line runs, so that the two do not meet."""


def block(schedules: Mapping[str, Iterable[str]], *, home: str, program: str, zone: str) -> str:
    """The lines cron needs: one per schedule (schedule -> personas), and a tick that catches up.

    All of them call the same harmless command; cron only wakes it up, and the ledger says what is owed. With an
    empty `home` the line that sets it is left to the reader, as in `crontab.txt`.
    """
    command = escaped(f"{quoted(program)} send --due -q")
    lines = [
        BEGIN,
        f"EXECREPORTS_HOME={allowed(home)}" if home else "# EXECREPORTS_HOME=/path/to/the/workspace",
    ]
    lines += [f"# Times are {zone}; on a machine with another zone the last line is what counts."]
    for schedule, personas in sorted(merged(schedules).items()):
        lines += [f"# {', '.join(personas)}", f"{schedule} {command}"]
    lines += [
        "# catches up after a restart or a night asleep; nothing owed: silent",
        f"{tick(schedules)} {command}",
        END,
    ]
    return "\n".join(lines) + "\n"


def merged(schedules: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """One line where a daily schedule already wakes us up at the minute of another."""
    found: dict[str, list[str]] = {}
    for schedule, personas in schedules.items():
        daily = f"{' '.join(schedule.split()[:2])} * * *"
        found.setdefault(daily if daily in schedules else schedule, []).extend(personas)
    return {schedule: sorted(personas) for schedule, personas in found.items()}


def tick(schedules: Iterable[str]) -> str:
    """Every quarter of an hour, beside the schedules' own minutes where that can be."""
    taken = {int(schedule.split()[0]) % 15 for schedule in schedules}
    start = next((minute for minute in OFFSETS if minute not in taken), OFFSETS[0])
    return f"{','.join(str(start + quarter) for quarter in (0, 15, 30, 45))} * * * *"


def allowed(path: str) -> str:
    """A path that can stand in a crontab; quotes, newlines and backslashes are refused."""
    if any(letter in path for letter in '\n\r"`\\'):
        raise ConfigError(f"{path!r} cannot stand in a crontab", code="E-SCH-404", fix="rename the folder")
    return path


def quoted(path: str) -> str:
    """In double quotes, so that `$EXECREPORTS_HOME` still counts."""
    return f'"{allowed(path)}"'


def escaped(command: str) -> str:
    """Cron takes a bare % for a new line."""
    return command.replace("%", r"\%")


def spliced(crontab: bytes, new: str) -> bytes:
    """The crontab with our block replaced, or added at its end; every other byte stays."""
    before, after = _around(crontab)
    if before and not before.endswith(b"\n"):
        before += b"\n"
    return before + new.encode() + after


def removed(crontab: bytes) -> bytes:
    """The crontab without our block."""
    before, after = _around(crontab)
    return before + after


def current(crontab: bytes) -> str:
    """Our block as it stands, or an empty string."""
    before, after = _around(crontab)
    return crontab[len(before) : len(crontab) - len(after)].decode()


def _around(crontab: bytes) -> tuple[bytes, bytes]:
    """What stands before and after our block; the whole crontab before it where there is none."""
    lines = crontab.splitlines(keepends=True)
    stripped = [line.strip() for line in lines]
    begins = [number for number, line in enumerate(stripped) if line.startswith(b"# >>> execreports")]
    ends = [number for number, line in enumerate(stripped) if line == END.encode()]
    if not begins and not ends:
        return crontab, b""
    if len(begins) != 1 or len(ends) != 1 or ends[0] < begins[0]:
        marks = f"{len(begins)} begin and {len(ends)} end marks"
        raise ConfigError(
            f"the crontab's execreports block is damaged: {marks}", code="E-SCH-403", place="crontab",
            fix="crontab -e: leave one begin and one end line, in this order, or delete both",
        )  # fmt: skip
    return b"".join(lines[: begins[0]]), b"".join(lines[ends[0] + 1 :])
