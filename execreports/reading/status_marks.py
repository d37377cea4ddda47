"""Emoji and signs used as status marks, and how much each says by itself."""

import re

from execreports.reading.status_words import ACTIVE, AT_RISK, BLOCKED, DONE, PLANNED, UNKNOWN

# Sign to the status it stands for where no word says otherwise.
SIGNS = {
    "✅": DONE, "☑": DONE, "✔": DONE, "✓": DONE, "🆗": DONE, "💯": DONE, "🏁": DONE,
    "⏳": ACTIVE, "⌛": ACTIVE, "🔄": ACTIVE, "🚧": ACTIVE, "🏗": ACTIVE, "👷": ACTIVE, "🔃": ACTIVE, "♻": ACTIVE,
    "❌": UNKNOWN, "✗": UNKNOWN, "✘": UNKNOWN, "✖": UNKNOWN, "❎": UNKNOWN,
    "⛔": BLOCKED, "🛑": BLOCKED, "🚫": BLOCKED, "⏸": BLOCKED,
    "⚠": AT_RISK, "🔶": AT_RISK,
    "☐": PLANNED, "⬜": PLANNED, "🔲": PLANNED, "🔜": PLANNED, "⏭": PLANNED, "◻": PLANNED, "🗓": PLANNED,
    "🟢": ACTIVE, "🟡": AT_RISK, "🟠": AT_RISK, "🔴": BLOCKED, "🔵": ACTIVE, "⚪": PLANNED,
}  # fmt: skip
TICKS = frozenset("✅☑✔✓🆗💯🏁")
CROSSES = frozenset("❌✗✘✖❎")
LIGHTS = frozenset("🟢🟡🟠🔴🔵⚪🔶")  # priorities and severities as often as states
HEADINGS = LIGHTS | {"🗓"}  # in a heading priorities, and a section on dates
WEAK = frozenset("⚠⏳⌛🔄🚧🏗👷🔃♻🗓⏭") | LIGHTS  # words beside them have the last word
MARK = re.compile(f"[{''.join(SIGNS)}]\ufe0f?")
_WIDE = sorted(sign for sign in SIGNS if sign > "\uffff")
_NARROW = "".join(sign for sign in SIGNS if sign <= "\uffff")
# The same for whole documents, with one range for the wide signs (a class would try them one by one).
_SCAN = re.compile(f"[{_NARROW}{_WIDE[0]}-{_WIDE[-1]}]")


def positions(text: str) -> list[int]:
    """Where the marks of a whole document stand."""
    return [] if text.isascii() else [m.start() for m in _SCAN.finditer(text) if m.group() in SIGNS]


def marks(text: str) -> list[str]:
    """The different marks of a text, in order."""
    return list(dict.fromkeys(sign[0] for sign in MARK.findall(text)))
