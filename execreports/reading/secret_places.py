"""Secrets named from where they do not stand: by a table's header, a row's first cell, the line above."""

import re
from collections.abc import Iterator
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
_NAMED = re.compile(rf"pass|pwd|secret|token|credential|jwt|key|{'|'.join(STEMS)}", re.IGNORECASE)
_OF = re.compile(
    r"[ \t](?:for|of|für|von|de|del|do|da|des|du|per|di|van|voor)[ \t].{1,40}\Z|\s*\([^()]*\)\s*\Z"
)
_RULED = re.compile(
    r"^[ \t>]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+$", re.MULTILINE
)
_ROW = re.compile(r"^[ \t>]*\|(?P<name>[^|\n]{2,80})\|(?P<rest>[^\n]+)$", re.MULTILINE)
_ENDS = re.compile(
    rf"(?:password|passwd|passcode|passphrase|pwd|secret|token|credentials?|key|api|{'|'.join(STEMS)})"
    r"[^\n|=`]{0,40}$",
    re.IGNORECASE | re.MULTILINE,
)
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
_LONGEST = 90  # letters of a line that only names something


def placed(text: str) -> Iterator[Placed]:
    """Values whose names stand somewhere else than in front of them."""
    if "|" in text:
        yield from _under_headers(text)
        yield from _beside(text)
    yield from _below(text)


def _under_headers(text: str) -> Iterator[Placed]:
    """The cells of a column called password, token, API key."""
    read = 0
    for ruled in _RULED.finditer(text):
        end = ruled.start() - 1
        header = text[text.rfind("\n", 0, max(end, 0)) + 1 : max(end, 0)]
        if end < read or "|" not in header or not _NAMED.search(header):
            continue
        wanted = [(index, called) for index, (first, last) in enumerate(_cells(header))
                  if (called := _called(header[first:last]))]  # fmt: skip
        start = ruled.end() + 1
        while wanted and 0 < start < len(text):
            stop = text.find("\n", start)
            line = text[start : stop if stop >= 0 else len(text)]
            if "|" not in line:
                break
            cells = _cells(line)
            for index, called in wanted:
                if index < len(cells):
                    yield from _values(text, start + cells[index][0], start + cells[index][1], called)
            read = start
            start = stop + 1 if stop >= 0 else 0


def _beside(text: str) -> Iterator[Placed]:
    """The other cells of a row whose first one names a secret."""
    for row in _ROW.finditer(text):
        if _NAMED.search(row["name"]) and (called := _called(row["name"])):
            yield from _values(text, row.start("rest"), row.end("rest"), called)


def _below(text: str) -> Iterator[Placed]:
    """A value alone on its line, below a line that says no more than what it is."""
    for named in _ENDS.finditer(text):
        line = text[_line_start(text, named.start()) : named.end()]
        value = _BELOW.match(text, named.end()) if len(line) <= _LONGEST else None
        if value and (called := _called(line)):
            yield from _values(text, value.start("value"), value.end("value"), called)


def _line_start(text: str, position: int) -> int:
    """Where a line begins, or a place too far away for the line to matter."""
    near = max(0, position - 2 * _LONGEST)
    return max(text.rfind("\n", near, position) + 1, near)


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
    return names.looks_random(value) and not _IDENTIFIER.fullmatch(value)
