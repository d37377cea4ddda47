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
WEAK = frozenset("⚠⏳⌛🔄🚧🏗👷🔃♻🗓⏭") | LIGHTS  # words beside them have the last word
MARK = re.compile(f"[{''.join(SIGNS)}]\ufe0f?")


def marks(text: str) -> list[str]:
    """The different marks of a text, in order."""
    return list(dict.fromkeys(sign[0] for sign in MARK.findall(text)))
