"""What every source promises, as a kit: an honest adapter passes it, one that lies about its facts does not."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from execreports.errors import SourceBroken, SourceError
from execreports.model.facts import Fact, Kind
from execreports.reading.encodings import decode
from execreports.reading.secrets import redact
from execreports.sources.base import Reach, Source
from execreports.sources.pages import LONGEST_QUOTE, quoted, sha256

_PLACE = re.compile(r"(?P<path>[^#]+?)(?::(?P<first>\d+)(?:-(?P<last>\d+))?(?P<more>,[\d,-]+)?)?(?:#.*)?")
_WORD = re.compile(r"\w{2,}")
_NAME = re.compile(r"([^\s,=]+)=")
_QUOTED_LINES = 14  # a quote may run on over the lines of one entry


class SourceContract(ABC):
    """Inherit in a test class and say how to make the source; pytest finds the rest."""

    @abstractmethod
    def honest(self, root: Path) -> tuple[Source, Reach]:
        """A source with something to read (files may be written below `root`), and its reach."""

    @abstractmethod
    def broken(self, root: Path) -> tuple[Source, Reach]:
        """The same source where it cannot be read."""

    def test_facts_are_honest(self, tmp_path: Path) -> None:
        """Nothing in what it gives contradicts what is there."""
        _demand(violations(*self.honest(tmp_path)))

    def test_failure_has_a_name(self, tmp_path: Path) -> None:
        """It says no with code, place and fix, and gives nothing instead."""
        _demand(unnamed(*self.broken(tmp_path)))


def _demand(found: list[str]) -> None:
    if found:
        raise AssertionError("\n".join(found))


def violations(source: Source, reach: Reach) -> list[str]:
    """Every promise a source breaks when it is read; empty for an honest one."""
    before = _files(reach.root)
    own = replace(reach, problems=[])
    try:
        facts = list(source.read(own))
    except Exception as error:  # noqa: BLE001 - whatever it raises is the finding
        return [f"read raised {type(error).__name__}: {error}"]
    found = [*_declaration(source), *(line for fact in facts for line in _fact(fact, source, reach))]
    found += [] if facts else ["it gave no facts"]
    found += [] if _files(reach.root) == before else ["it wrote into the workspace"]
    found += _repeated(source, reach, facts)
    ids = [(fact.id, fact.value, fact.low, fact.high, fact.text) for fact in facts]
    found += [f"two facts share one identity: {one[0]}" for one in dict.fromkeys(ids) if ids.count(one) > 1]
    return found


def unnamed(source: Source, reach: Reach) -> list[str]:
    """What is wrong with how a source fails; empty where it raises a named error with place and fix."""
    try:
        facts = list(source.read(replace(reach, problems=[])))
    except SourceError as error:
        fault = error.faults[0]
        found = [] if fault.code and fault.message else ["the failure has no code or no message"]
        found += [] if fault.place else ["the failure has no place"]
        found += ["the failure has no fix"] if isinstance(error, SourceBroken) and not fault.fix else []
        return found + (["the failure prints a secret"] if redact(str(error)) != str(error) else [])
    except Exception as error:  # noqa: BLE001 - whatever it raises is the finding
        return [f"it failed with {type(error).__name__}, not with SourceDown or SourceBroken"]
    return [f"it gave {len(facts)} facts where nothing can be read"]


def _declaration(source: Source) -> Iterator[str]:
    if not source.keys:
        yield "it declares no keys"
    if not source.locator or source.locator.startswith("/"):
        yield f"its locator is {source.locator!r}"
    if source.model_config.get("extra") != "forbid" or not source.model_config.get("frozen"):
        yield "its options can be misspelt or changed"
    for name, option in type(source).model_fields.items():
        if not option.description and name != "name":
            yield f"option {name} has no description"


def _fact(fact: Fact, source: Source, reach: Reach) -> Iterator[str]:
    """What is wrong with one fact, led by its key and place."""
    where = f"{fact.key} at {fact.origin.locator}"
    for message in (*_number(fact), *_words(fact, source), *_address(fact, source, reach)):
        yield f"{where}: {message}"


def _number(fact: Fact) -> Iterator[str]:
    ends = [end for end in (fact.value, fact.low, fact.high) if end is not None]
    if any(not isinstance(end, Decimal) or not end.is_finite() for end in ends):
        yield "a number is no finite Decimal"
    elif fact.low is not None and fact.high is not None and fact.low > fact.high:
        yield f"the range runs from {fact.low} down to {fact.high}"
    if not ends and not fact.text and not fact.labels:
        yield "it says nothing"


def _words(fact: Fact, source: Source) -> Iterator[str]:
    known = any(
        fact.key == key or (key.endswith(".*") and fact.key.startswith(key[:-1])) for key in source.keys
    )
    if not known:
        yield "its key is not declared"
    if not fact.unit:
        yield "it has no unit"
    if not isinstance(fact.kind, Kind):
        yield "its kind is none of the five"
    if any(not isinstance(part, str) for pair in fact.labels.items() for part in pair):
        yield "a label is no text"


def _address(fact: Fact, source: Source, reach: Reach) -> Iterator[str]:
    origin = fact.origin
    if origin.source != source.name:
        yield f"it names {origin.source!r} as its source"
    if not origin.locator or origin.locator.startswith("/"):
        yield "its address is empty or absolute"
    if origin.as_of.tzinfo is None or origin.as_of > reach.now:
        yield f"it looked so at {origin.as_of}, which is no moment before now"
    if not re.fullmatch(r"[0-9a-f]{64}", origin.digest):
        yield "its content has no SHA-256"
    if len(origin.quote) > LONGEST_QUOTE or redact(origin.quote) != origin.quote:
        yield "its quote is too long, or prints a secret"
    yield from _in_file(fact, reach)


def _in_file(fact: Fact, reach: Reach) -> Iterator[str]:
    """An address in a file of the workspace: the file is there, its hash fits, and the line says the quote."""
    match = _PLACE.fullmatch(fact.origin.locator)
    path = reach.root / match["path"] if match else None
    if match is None or path is None or "://" in fact.origin.locator or not path.is_file():
        return
    data = path.read_bytes()
    if fact.origin.digest != sha256(data):
        yield "the hash is not the file's"
    changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    if fact.origin.as_of == reach.now and changed < reach.now - timedelta(minutes=1):
        yield "it takes the moment of reading for the age of the content"
    if not match["first"]:
        return
    lines = decode(data).text.split("\n")
    first = int(match["first"])
    if not 1 <= first <= int(match["last"] or first) <= len(lines):
        yield f"the file has {len(lines)} lines"
    elif not match["last"] and not match["more"] and not _says(lines, first, fact.origin.quote):
        yield f"the line does not say {fact.origin.quote!r}"


def _says(lines: list[str], first: int, quote: str) -> bool:
    """True where the quote begins on its line and every word of it stands there or right below.

    `Cost=0.54` may name its column, as the first line does.
    """
    quote = _NAME.sub(lambda name: "" if name[1] in lines[0] else name[0], quote)
    spoken = _WORD.findall(quote.replace("...", " "))[:-1] or _WORD.findall(quote)
    block = set(_WORD.findall(quoted_lines(lines, first)))
    return bool(spoken) and spoken[0] in quoted_lines(lines, first, 1) and block.issuperset(spoken)


def quoted_lines(lines: list[str], first: int, number: int = _QUOTED_LINES) -> str:
    """The text of `number` lines from `first` on, as a quote would write it."""
    return "\n".join(
        quoted(line) if len(line) < LONGEST_QUOTE else redact(line) for line in lines[first - 1 :][:number]
    )


def _repeated(source: Source, reach: Reach, facts: list[Fact]) -> Iterator[str]:
    again = list(source.read(replace(reach, problems=[])))
    if again != facts:
        yield "a second read gives other facts"


def _files(root: Path) -> dict[Path, tuple[int, int]]:
    found = (path for path in root.rglob("*") if path.is_file())
    return {path: (path.stat().st_size, path.stat().st_mtime_ns) for path in found}
