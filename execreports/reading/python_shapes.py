"""What is known of a request's method and path at a point of a dispatch: `GET /events/*`."""

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import product

METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "ANY"})
KEYED = re.compile(r"(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ANY|\$default)[ :#|]+(/.*)", re.DOTALL)
MAX_SHAPES = 200


@dataclass(frozen=True, slots=True)
class Shape:
    """A method and a path pattern, each `*` where nothing was looked at; `parts` are known path segments by index."""

    method: str = "*"
    path: str = "*"
    parts: tuple[tuple[int, str], ...] = ()

    def merged(self, other: "Shape") -> "Shape | None":
        """Both at once, or None when they exclude each other."""
        if "*" not in {self.method, other.method} and self.method != other.method:
            return None
        method = self.method if self.method != "*" else other.method
        path = _merged_paths(self.path, other.path)
        parts = tuple(sorted({**dict(self.parts), **dict(other.parts)}.items()))
        return None if path is None else Shape(method, path, parts)

    def covers(self, other: "Shape") -> bool | None:
        """Whether every request of the other shape has this one; None when only some may."""
        if self.merged(other) is None:
            return False
        method = self.method in {"*", other.method}
        return True if method and fnmatchcase(other.full_path, self.full_path) else None

    @property
    def full_path(self) -> str:
        """The path with the known segments filled in: `/events/*` and segment 2 `claim` are `/events/*/claim`."""
        known = dict(self.parts)
        if not known or (self.path != "*" and not self.path.endswith("/*")):
            return self.path
        leading = self.path.strip("/").split("/")[:-1]
        last = min(max(known), 50)
        if last < len(leading):
            return self.path
        filled = [known.get(i, leading[i] if i < len(leading) else "*") for i in range(last + 1)]
        return "/" + "/".join(filled)


def _merged_paths(first: str, second: str) -> str | None:
    for a, b in ((first, second), (second, first)):
        if a == "*":
            return b
        if a.endswith("/*") and b.startswith("*/"):
            return f"{a}{b[1:]}"
        if a.endswith("*") and (b.startswith(a[:-1]) or "*" in b[1:]):
            return b
        if a.startswith("*") and b.endswith(a[1:]):
            return b
    if "*" in first and "*" in second:
        return first  # two patterns that cannot be told apart may well meet
    exact, pattern = (second, first) if "*" in first else (first, second)
    return exact if fnmatchcase(exact, pattern) else None


def path_of_regex(pattern: str) -> str:
    """A route's regular expression as a path: `^/events/(?P<id>[^/]+)$` is `/events/{id}`, unnamed groups are `*`."""
    path = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", r"{\1}", pattern)
    path = re.sub(r"\((?:[^()]|\([^()]*\))*\)\??", "*", path)
    path = re.sub(r"(?:\[[^\]]*\]|\\[wdS]|\.)[+*]\??", "*", path)
    path = re.sub(r"\\(.)", r"\1", path).removeprefix("^")
    return path.removesuffix("$").removesuffix("/?").removesuffix("\\Z") or "/"


def literal_shape(role: str, text: str) -> list[Shape]:
    """The shape of one literal for a subject of this role; [] when it fits none."""
    keyed = KEYED.fullmatch(text)
    if keyed and role in {"key", "path", "method", ""}:
        return [Shape("*" if keyed[1] in {"ANY", "$default"} else keyed[1], keyed[2])]
    if role == "method" and text.upper() in METHODS:
        return [Shape("*" if text.upper() == "ANY" else text.upper())]
    if role == "path" and (text.startswith("/") or text == ""):
        return [Shape(path=text or "/")]
    if role == "bare" and re.fullmatch(r"[\w\-./{}+]+", text):
        return [Shape(path=f"/{text}")]
    if role.startswith("part:") and (index := int(role[5:])) >= 0:
        return [Shape(parts=((index, text),))]
    return []


def merge_all(found: list[tuple[Shape, ...]]) -> tuple[Shape, ...]:
    """Every combination that is possible."""
    merged: tuple[Shape, ...] = found[0] if found else ()
    for shapes in found[1:]:
        pairs = (a.merged(b) for a, b in list(product(merged, shapes))[:MAX_SHAPES])
        merged = tuple(shape for shape in pairs if shape is not None)
    return merged
