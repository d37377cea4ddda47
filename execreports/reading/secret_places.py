"""Secrets named from where they do not stand: by a table's header, a row's first cell, the line above."""

import re
from collections.abc import Generator, Iterator
from itertools import pairwise

from execreports.reading import secret_names as names

Placed = tuple[int, int, str]
"""Where a value begins and ends, and what names it."""

STEMS = (  # of names in other languages; the English ones every rule looks for
    "kennwort", "contrase", "passe", "senha", "wachtwoord", "parola", "schlüssel", "clave", "chave", "clé", "chiave",
    "jeton", "geheimnis", "zugangsdaten",
)  # fmt: skip
_PASSWORD = re.compile(
    r"passwor[td]|kennwort|contrase(?:ñ|n\u0303)a|mot de passe|senha|wachtwoord|parola d['’]ordine",
    re.IGNORECASE,
)
_KEY = re.compile(
    r"(?:api|zugangs|zugriffs|geheim)[- ]?schlüssel|(?:clave|chave)(?: (?:de|da|do))? (?:api|acceso|acesso|secreta)"
    r"|clé (?:d['’])?(?:api|accès|secrète)|chiave (?:api|segreta|di accesso)|jeton|geheimnis|zugangstoken",
    re.IGNORECASE,
)
_STEMS = ("pass", "pwd", "secret", "token", "credential", "jwt", "key", *STEMS)
_OF = re.compile(
    r"[ \t](?:for|of|für|von|de|del|do|da|des|du|per|di|van|voor)[ \t].{1,40}\Z|\s*\([^()]*\)\s*\Z"
)
_RULED = re.compile(r"[ \t>]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+(?:\n|\Z)")
_BELOW = re.compile(
    r"(?:\n[ \t>]*(?:`{3}[a-z]*|~{3}[a-z]*)?[ \t]*){0,2}\n[ \t>*+\-]*(?P<value>[^\s|]{6,500})[ \t]*$",
    re.MULTILINE,
)
_PIPE = re.compile(r"(?<!\\)\|")
_TOKEN = re.compile(r"[^\s`|]{6,500}")
_IDENTIFIER = re.compile(  # what a secret is called or where it lies, not the secret
    r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[A-Za-z]+(?:[-_/.][A-Za-z]+)*(?:[-_]?v?\d{1,2})?|\d[\d.,:/\-]*|1password"
    r"|[^@\s]+@[\w-]+(?:\.[\w-]+)+|https?://\S+",
    re.IGNORECASE,
)
_PLACE = re.compile(r"://|[<>{}$]|\.[a-z]{2,5}\Z")  # an address, a pattern, a file
_LONGEST = 90  # letters of a line that only names something
_WIDEST = 4000  # letters of a table's line


def placed(text: str) -> Iterator[Placed]:
    """Values whose names stand somewhere else than in front of them."""
    read = 0
    for start, stop in _named_lines(names.small(text)):
        line = text[start:stop]
        if "|" not in line:
            yield from _below(text, line, stop)
            continue
        ruled = _RULED.match(text, stop + 1) if start >= read else None
        wanted = _columns(line) if ruled else []
        if ruled and wanted:
            read = yield from _under(text, ruled.end(), wanted)
        elif not ruled:
            yield from _beside(text, start, line)


def _named_lines(small: str) -> list[tuple[int, int]]:
    """The lines, in order, in which a word occurs that secrets are called by; very long ones are left out."""
    found: set[tuple[int, int]] = set()
    for stem in _STEMS:
        position = small.find(stem)
        while position >= 0:
            start, stop = small.rfind("\n", 0, position) + 1, small.find("\n", position)
            stop = len(small) if stop < 0 else stop
            if stop - start <= _WIDEST:
                found.add((start, stop))
            position = small.find(stem, stop)
    return sorted(found)


def _columns(header: str) -> list[tuple[int, str]]:
    """The columns of a header that are called password, token, API key."""
    called = ((index, _called(header[start:stop])) for index, (start, stop) in enumerate(_cells(header)))
    return [(index, name) for index, name in called if name]


def _under(text: str, start: int, wanted: list[tuple[int, str]]) -> Generator[Placed, None, int]:
    """The values in the columns of a table whose first row begins at `start`; returns where it ends."""
    while start < len(text):
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        line = text[start:stop]
        if "|" not in line:
            break
        cells = _cells(line)
        for index, called in wanted:
            if index < len(cells):
                yield from _values(text, start + cells[index][0], start + cells[index][1], called)
        start = stop + 1
    return start


def _beside(text: str, start: int, line: str) -> Iterator[Placed]:
    """The other cells of a row whose first one names a secret."""
    cells = _cells(line) if line.lstrip(" \t>").startswith("|") else []
    called = _called(line[cells[0][0] : cells[0][1]]) if len(cells) > 1 else ""
    if called:
        yield from _values(text, start + cells[1][0], start + cells[-1][1], called)


def _below(text: str, line: str, stop: int) -> Iterator[Placed]:
    """A value alone on its line, below a line that says no more than what it is."""
    value = _BELOW.match(text, stop) if len(line) <= _LONGEST else None
    if value and (called := _called(line)):
        yield from _values(text, value.start("value"), value.end("value"), called)


def _cells(line: str) -> list[tuple[int, int]]:
    """Where the cells of a table line stand in it."""
    first = len(line) - len(line.lstrip(" \t>"))
    marks = [mark.start() for mark in _PIPE.finditer(line)]
    edges = marks if marks and marks[0] == first else [first - 1, *marks]
    if line.rstrip() and not line.rstrip().endswith("|"):
        edges = [*edges, len(line)]
    return [(start + 1, stop) for start, stop in pairwise(edges)]


def _called(written: str) -> str:
    """The name of a secret without what marks it up; '' where it names none."""
    whole = written.strip(" \t>#*_`+-:")
    name = _OF.sub("", whole).strip(" *_`:")
    known = names.names_a_secret(name) or _PASSWORD.search(whole) or _KEY.search(whole)
    return name if known and len(name) <= _LONGEST else ""


def _values(text: str, start: int, stop: int, called: str) -> Iterator[Placed]:
    if text.find("[secret ", start, stop) >= 0:
        return
    is_password = names.names_a_password(called) or _PASSWORD.search(called) is not None
    for token in _TOKEN.finditer(text, start, stop):
        value = token[0].strip("\"'*_(),;")
        if _is_secret(value, is_password=is_password):
            first = token.start() + token[0].index(value)
            yield first, first + len(value), called


def _is_secret(value: str, *, is_password: bool) -> bool:
    """Random, or with digits or signs among letters where people choose it themselves."""
    if len(value) < 6 or names.is_placeholder(value):
        return False
    if is_password and re.search(r"[A-Za-z]", value) and re.search(r"\d|[!$%&#?+]", value):
        return value.lower() != "1password" and not re.match(r"https?://|[^@\s]+@[\w-]+\.[\w.-]+\Z", value)
    return names.looks_random(value) and not _IDENTIFIER.fullmatch(value) and not _PLACE.search(value)
