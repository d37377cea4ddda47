"""The YAML block at the very top of a document, told from a rule that merely opens it."""

import re

_KEY = re.compile(r"[^\W\d][\w .-]{0,60}:(?:\s|$)")
_LONGEST = 500  # lines


def front_matter_end(text: str) -> int:
    """The line that closes the front matter (from 1), or 0 where the document has none."""
    if not text.startswith("---"):
        return 0
    lines = text.split("\n", _LONGEST + 1)[: _LONGEST + 1]
    if lines[0].rstrip() != "---" or len(lines) < 2 or not _is_yaml(lines[1]):
        return 0
    for number, line in enumerate(lines[1:], 2):
        if line.rstrip() in ("---", "..."):
            return number
    return 0


def _is_yaml(line: str) -> bool:
    """A first line that is a key, a comment, a list item or the closing mark."""
    return bool(_KEY.match(line)) or line.startswith(("#", "- ")) or line.rstrip() in ("---", "...")


def front_matter_values(text: str) -> list[tuple[str, str, int]]:
    """(key, value, line) for the plain keys at the top level; nested ones are left to a YAML reader."""
    end = front_matter_end(text)
    found = []
    for number, line in enumerate(text.split("\n", end)[:end], 1):
        if _KEY.match(line):
            key, _, value = line.partition(":")
            found.append((key.strip(), value.strip().strip("\"'"), number))
    return found
