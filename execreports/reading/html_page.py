"""One HTML page as facts: title, description, scripts, links, forms, pictures, visible text; linear in its length."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

MAX_CHARS = 2_000_000
MAX_SPEAKING = 20_000  # elements whose words are kept; no page a person wrote has more
_NEXT = re.compile(
    r"<!--|<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:_-]{0,40})(?P<attrs>[^<>]*+)>|<[!?][^<>]*+>"
)
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s=\"'<>/]{1,100})(?:\s{0,9}=\s{0,9}(?:\"(?P<dq>[^\"]*+)\"?|'(?P<sq>[^']*+)'?|(?P<bare>[^\s\"'>]{1,4000})))?"
)
_RAW = frozenset({"script", "style", "textarea", "title", "noscript", "template"})
_SPEAKING = frozenset({"a", "button", "h1", "label", "option", "address", "summary"})


@dataclass(frozen=True, slots=True)
class Element:
    """A start tag: its attributes (names in lower case), the text up to its end tag where that matters, its line."""

    tag: str
    attributes: Mapping[str, str]
    text: str
    line: int

    def get(self, name: str) -> str:
        """An attribute, '' when it is not there."""
        return self.attributes.get(name, "")


@dataclass(slots=True)
class HtmlPage:
    """A page's elements in order, inline scripts with their line, and the visible text with the line of each piece."""

    elements: list[Element] = field(default_factory=list)
    scripts: list[tuple[str, int]] = field(default_factory=list)
    structured: list[tuple[str, int]] = field(default_factory=list)
    text: list[tuple[str, int]] = field(default_factory=list)
    title: str | None = None
    is_document: bool = False

    def each(self, *tags: str) -> Iterator[Element]:
        """The elements of these tags."""
        return (element for element in self.elements if element.tag in tags)

    def meta(self, name: str) -> Element | None:
        """The first `meta` of this name, property or http-equiv that has content."""
        for element in self.each("meta"):
            named = {element.get("name"), element.get("property"), element.get("http-equiv")}
            if name in {value.lower() for value in named} and element.get("content").strip():
                return element
        return None


def read_page(source: str) -> HtmlPage:
    """Read a page; comments are left out, broken markup is read as far as it goes."""
    source = source[:MAX_CHARS]
    page = HtmlPage(
        is_document=bool(re.search(r"(?i)<!doctype html|<html\b|<head\b|<body\b", source[:20_000]))
    )
    position = line = 0
    line, counted = 1, 0
    while position < len(source):
        found = _NEXT.search(source, position)
        end = found.start() if found else len(source)
        line, counted = line + source.count("\n", counted, position), position
        _add_text(page, source[position:end], line)
        if found is None:
            break
        line, counted = line + source.count("\n", counted, found.start()), found.start()
        position = _take(page, source, found, line)
    return page


def _add_text(page: HtmlPage, piece: str, line: int) -> None:
    words = " ".join(html.unescape(piece).split())
    if words:
        lead = piece[: len(piece) - len(piece.lstrip())]
        page.text.append((words, line + lead.count("\n")))


def _take(page: HtmlPage, source: str, found: re.Match[str], line: int) -> int:
    """Take one tag or comment in; answers where to go on."""
    if found[0] == "<!--":
        end = source.find("-->", found.end())
        return end + 3 if end >= 0 else len(source)
    if not found["name"] or found["close"]:
        return found.end()
    tag = found["name"].lower()
    attrs, end = _whole_tag(source, found)
    attributes = _attributes(attrs)
    if tag not in _RAW:
        speaks = tag in _SPEAKING and len(page.elements) < MAX_SPEAKING
        text = _text_to_close(source, end, tag) if speaks else ""
        page.elements.append(Element(tag, attributes, text, line))
        return end
    close = re.compile(rf"</{tag}\b", re.IGNORECASE).search(source, end)
    body = source[end : close.start() if close else len(source)]
    if tag in {"noscript", "template"}:
        return end
    page.elements.append(Element(tag, attributes, "", line))
    _take_raw(page, tag, attributes, body, line)
    return close.end() if close else len(source)


def _take_raw(page: HtmlPage, tag: str, attributes: Mapping[str, str], body: str, line: int) -> None:
    if tag == "title" and page.title is None:
        page.title = " ".join(html.unescape(body[:1000]).split()) or None
    elif tag == "script" and "ld+json" in attributes.get("type", ""):
        page.structured.append((body, line))
    elif tag == "script" and body.strip():
        page.scripts.append((body, line))


def _whole_tag(source: str, found: re.Match[str]) -> tuple[str, int]:
    """A tag's attributes; a quoted `>` does not end it."""
    attrs, end = found["attrs"], found.end()
    for quote in "\"'":
        if attrs.count(quote) % 2:
            more = re.compile(rf"[^{quote}<]{{0,2000}}+{quote}[^<>]*+>").match(source, end)
            if more:
                return f"{attrs}>{more[0][:-1]}", more.end()
    return attrs, end


def _attributes(text: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text[:20_000]):
        value = next((match[g] for g in ("dq", "sq", "bare") if match[g] is not None), "")
        found.setdefault(match["name"].lower(), html.unescape(value))
    return found


def _text_to_close(source: str, position: int, tag: str) -> str:
    """The words of an element, from its own markup; at most 400 characters are looked at."""
    window = source[position : position + 400]
    close = re.search(rf"(?i)</{tag}\b", window)
    words = re.sub(r"<[^<>]*+>?", " ", window[: close.start()] if close else window[:200])
    return " ".join(html.unescape(words).split())
