"""Secrets in any text, by rule, line and salted fingerprint; the value itself never leaves this module."""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from execreports.reading import secret_names as names
from execreports.reading.encodings import decode
from execreports.reading.secret_places import STEMS, placed
from execreports.reading.secret_rules import PASSWORD, RULES, Rule
from execreports.reading.source_tree import is_binary

DEFAULT_SALT = (
    b"execreports"  # a workspace passes its own: fingerprints of guessable values can then not be looked up
)
MAX_CHARS = 20_000_000
_CODE = (
    ".py", ".pyw", ".js", ".mjs", ".cjs", ".ts", ".tsx", ".jsx", ".gs", ".html", ".htm", ".vue", ".php", ".tf",
)  # fmt: skip
_SETTINGS = (
    ".env", ".ini", ".cfg", ".conf", ".properties", ".yaml", ".yml", ".json", ".toml", ".tfvars", ".envrc",
)  # fmt: skip
_TYPED = (".json", ".yaml", ".yml")
_GROUPS = ("dq", "sq", "bq", "bare")
# Any words may stand there, placeholders too.
_FREE = frozenset({"database_url", "http_authorization", PASSWORD.kind})
# Pasted along with a key, and with one of these inside it is none to a pattern.
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_COMPARISONS = frozenset({"==", "!=", "===", "!==", "=>"})

_BEFORE = re.compile(r"(?:[A-Za-z0-9_.\-]{1,80}|(?i:api|access|auth|private|signing|client|webhook)[ ])\Z")
_ASSIGNED = re.compile(
    r"""(?P<rest>[A-Za-z0-9_.\-]{0,60})\\?["']?\]?[*_`]{0,3}[ \t]{0,8}
    (?::[ \t]{0,2}(?:str|string|String)[ \t]{0,2}(?==))?
    (?P<sep>===|!==|==|!=|=>|:=|=|:)[*_]{0,3}\s{0,40}[rbuRBU]{0,2}
    (?:\\?"(?P<dq>[^"\\\n]{3,500})\\?"|\\?'(?P<sq>[^'\\\n]{3,500})\\?'|`(?P<bq>[^`\n]{3,500})`
      |(?P<bare>[^\s"'`;#<>(){}\[\],=&]{4,500}={0,2}))""",
    re.VERBOSE,
)
_FALLBACK = re.compile(
    r"""(?:environ(?:\.get|\.setdefault|\.pop)?|getenv|env(?:\.str|\.get)?|config(?:\.get)?|process\.env)
    [ ]?(?:[\[(]\s{0,40}["']|\.)(?P<key>[A-Za-z0-9_\-]{2,80})(?:["']\s{0,40})?
    (?:,|[)\]]?\s{0,40}(?:\bor\b|\|\||\?\?))\s{0,40}
    [rbuRBU]{0,2}(?:"(?P<dq>[^"\n]{1,500})"|'(?P<sq>[^'\n]{1,500})'|`(?P<bq>[^`\n]{1,500})`)""",
    re.VERBOSE,
)
_SHELL_FALLBACK = re.compile(r"\$\{(?P<key>[A-Za-z_][A-Za-z0-9_]{1,80}):?[-=](?P<bare>[^}\s$]{1,500})\}")
_ENV_LINE = re.compile(r"[ \t]*(?:export[ \t]+)?(?P<name>[A-Za-z_][A-Za-z0-9_.]*)[ \t]*=")


_STEMS = ("pass", "pwd", "secret", "token", "credential", "jwt", "bearer", "connection", "auth", "key")
_SAID = {*_STEMS, *STEMS, *(word.lower() for rule in (*RULES, PASSWORD) for word in rule.keywords)}
_WORDS = tuple(word for word in sorted(_SAID) if not any(other in word for other in _SAID - {word}))
"""Without those that hold another one: it is found with them."""


@dataclass(frozen=True, slots=True)
class Secret:
    """One secret: the rule, its line (from 1), its fingerprint and the variable's name if it has one."""

    kind: str
    line: int
    fingerprint: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    kind: str
    name: str = ""


def fingerprint(value: str, salt: bytes = DEFAULT_SALT) -> str:
    """Eight hexadecimal digits, equal for equal secrets."""
    seen = value if value.isascii() else _UNSEEN.sub("", value)
    return hashlib.blake2b(seen.encode("utf-8", "surrogatepass"), key=salt[:64], digest_size=4).hexdigest()


def scan(source: bytes | str, name: str = "", *, salt: bytes = DEFAULT_SALT) -> tuple[Secret, ...]:
    """The secrets of a file in line order; the ending of `name` says how values are written there."""
    if isinstance(source, bytes):
        if is_binary(source):
            return ()
        source = decode(source).text
    text = source[:MAX_CHARS]
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    found = (
        Secret(
            hit.kind, bisect_right(starts, hit.start), fingerprint(text[hit.start : hit.end], salt), hit.name
        )
        for hit in _hits(text, name)
    )
    return tuple(dict.fromkeys(found))


def redact(text: str, name: str = "", *, salt: bytes = DEFAULT_SALT) -> str:
    """The text with each secret as kind and fingerprint, lines keeping their numbers.

    Redact a whole file and quote from the result: a lone line may hold a value whose name stands above it.
    """
    return redacted(text, name, salt=salt)[0]


def redacted(text: str, name: str = "", *, salt: bytes = DEFAULT_SALT) -> tuple[str, dict[str, str]]:
    """The same, and what each secret of the text was replaced by: elsewhere nothing may tell that it is one."""
    held: dict[str, str] = {}
    if not may_hold(text):
        return text, held
    pieces: list[str] = []
    position = 0
    for hit in _hits(text, name):
        value = text[hit.start : hit.end]
        marker = held[value] = f"[secret {hit.kind} {fingerprint(value, salt)}]"
        pieces += [text[position : hit.start], marker, "\n" * value.count("\n")]
        position = hit.end
    return "".join([*pieces, text[position:]]), held


def may_hold(text: str) -> bool:
    """False where no rule has anything to look for: most lines, at a twentieth of the price of looking."""
    small = (text if text.isascii() else _UNSEEN.sub("", text)).lower()
    return any(map(small.__contains__, _WORDS))


def plain_text_variables(source: bytes | str, *, salt: bytes = DEFAULT_SALT) -> tuple[Secret, ...]:
    """Which variables of an `.env`-style file hold a secret in plain text."""
    text = decode(source).text if isinstance(source, bytes) else source
    known = {
        n: match["name"] for n, line in enumerate(text.split("\n"), 1) if (match := _ENV_LINE.match(line))
    }
    found = scan(text, "x.env", salt=salt)
    return tuple(Secret(hit.kind, hit.line, hit.fingerprint, known.get(hit.line, hit.name)) for hit in found)


def _hits(text: str, name: str) -> list[_Hit]:
    """Spans of secrets, in order and without overlap: a vendor's format wins over a name."""
    if not text.isascii() and _UNSEEN.search(text):
        seen = [place for place, letter in enumerate(text) if not _UNSEEN.match(letter)]
        plain = _hits(_UNSEEN.sub("", text), name)
        return [replace(hit, start=seen[hit.start], end=seen[hit.end - 1] + 1) for hit in plain]
    taken: list[_Hit] = []
    small = name.lower()
    said = () if small.endswith(_CODE) else (PASSWORD,)
    in_prose = not small.endswith((*_CODE, *_SETTINGS))
    for hits in (
        _vendor_hits(text, RULES), _fallback_hits(text), _named_hits(text, small), _vendor_hits(text, said),
        (_Hit(start, end, "assignment", key) for start, end, key in (placed(text) if in_prose else ())),
    ):  # fmt: skip
        taken = _merged(taken, list(hits))
    return taken


def _merged(first: list[_Hit], second: list[_Hit]) -> list[_Hit]:
    """Both, sorted; where they overlap the first list's kind stands for the whole span."""
    ranked = [*((hit, 0) for hit in first), *((hit, 1) for hit in second)]
    kept: list[tuple[_Hit, int]] = []
    for hit, rank in sorted(ranked, key=lambda item: (item[0].start, item[1])):
        if not kept or hit.start >= kept[-1][0].end:
            kept.append((hit, rank))
            continue
        last, last_rank = kept[-1]
        winner = hit if rank < last_rank else last
        kept[-1] = (_Hit(last.start, max(last.end, hit.end), winner.kind, winner.name), min(rank, last_rank))
    return [hit for hit, _ in kept]


def _vendor_hits(text: str, rules: Iterable[Rule]) -> Iterator[_Hit]:
    for rule in rules:
        if not any(word in text for word in rule.keywords):
            continue
        for match in rule.pattern.finditer(text):
            free = rule.kind in _FREE
            held = names.is_placeholder(match["value"]) if free else names.is_filled_format(match["value"])
            if not held:
                yield _Hit(match.start("value"), match.end("value"), rule.kind)


def _value_group(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return next(group for group in _GROUPS if groups.get(group) is not None)


def _fallback_hits(text: str) -> Iterator[_Hit]:
    """A secret read from the environment with a literal to fall back on: whoever reads the code can sign."""
    for pattern in (_FALLBACK, _SHELL_FALLBACK):
        for match in pattern.finditer(text):
            group = _value_group(match)
            if names.names_a_secret(match["key"]) and not match[group].startswith("[secret "):
                yield _Hit(match.start(group), match.end(group), "secret_default", match["key"])


def _named_hits(text: str, name: str) -> Iterator[_Hit]:
    position = 0
    for word in names.KEYWORD.finditer(names.small(text)):
        match = _ASSIGNED.match(text, word.end()) if word.start() >= position else None
        if match is None:
            continue
        before = _BEFORE.search(text[max(0, word.start() - 80) : word.start()])
        key = (before[0] if before else "") + text[word.start() : word.end()] + match["rest"]
        group = _value_group(match)
        if names.names_a_secret(key) and _is_secret_value(key, match, group, name):
            position = match.end()
            yield _Hit(match.start(group), match.end(group), "assignment", key.strip(".-"))


def _is_empty(match: re.Match[str]) -> bool:
    """True for `KEY=` at the end of its line: what stands on the next line is another setting."""
    return match["sep"] == "=" and "\n" in match.string[match.end("sep") : match.start("bare")]


def _is_secret_value(key: str, match: re.Match[str], group: str, name: str) -> bool:
    """Settings files hold bare values and any of them counts; code must quote; prose must look random."""
    value, separator = match[group], match["sep"]
    if len(value) < 6 or names.is_placeholder(value) or any(c.isspace() for c in value.strip()):
        return False
    in_code = name.endswith(_CODE)
    if group == "bare" and (in_code or separator in _COMPARISONS or _is_empty(match)):
        return False
    if names.looks_random(value):
        return not (in_code and re.fullmatch(r"[A-Z_]{6,}", value))
    long_enough = len(value) >= 12 or names.names_a_password(key)
    if separator in _COMPARISONS:
        return False
    if name.endswith(_SETTINGS) or ".env" in name.rsplit("/", 1)[-1]:
        return long_enough or not name.endswith(_TYPED)
    label = re.search(r"(?i)pass|pwd|token$|secret$", value) or re.fullmatch(
        r"[A-Z_]+|[a-z]+(?:_[a-z]+)+_id", value
    )
    return long_enough and group in {"dq", "sq"} and not label
