"""What one page of a site offers its visitors and search engines, as facts with lines."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from execreports.reading.html_page import Element, HtmlPage, read_page
from execreports.reading.site_signs import Sighting, sightings

_BOOK = re.compile(
    r"(?i)\b(?:book|reserve|reservations?|schedule (?:a|your|my|now|online)|check availability|get (?:a |an )?quote)\b"
)
_CART = re.compile(
    r"(?i)\b(?:add to (?:cart|basket|bag)|(?:view |shopping )?(?:cart|basket)|check ?out|buy now|pay now|pay deposit)\b"
)
_CART_ADDRESS = re.compile(r"(?i)(?:^|[/_-])(?:cart|basket|checkout)(?:$|[/?#._-])|add-to-cart")
_CALENDAR = re.compile(
    r"(?i)availab|booking-?calendar|date-?picker|calendar-?(?:widget|embed|grid)|fullcalendar"
)
_YEAR = re.compile(r"(?<![\d/$.,:-])(?:19|20)\d\d(?![\d%])(?:\s?[-\u2013]\s?((?:19|20)?\d\d)(?!\d))?")
_COPYRIGHT = re.compile(r"(?i)\u00a9|\(c\)|copyright|all rights reserved")
_PHONE = re.compile(r"(?<![\d-])(?:\+?\d{1,3}[ .-])?(?:\(\d{3}\)\s?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\d-])")
_STREET = re.compile(
    r"\b\d{1,5}\s(?:[A-Z0-9][\w.']*\s){1,5}(?:St|Street|Ave|Avenue|Blvd|Boulevard|Rd|Road|Dr|Drive|Ln|Lane|Way|Ct|Pl|Hwy|"
    r"Pkwy|Parkway)\b|\b[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,2},\s[A-Z]{2}\s\d{5}\b"
)
_BUSINESS = re.compile(
    r"(?:Business|Store|Restaurant|Hotel|Lodging|Attraction|Agency|Service|Shop|Organization|Rental)$"
)


@dataclass(frozen=True, slots=True)
class YearMention:
    """A year that a copyright line claims: the latest of a range."""

    path: str
    line: int
    year: int


@dataclass(frozen=True, slots=True)
class SitePage:
    """One page. Lines are None where the thing is not there; tuples of lines may be empty."""

    path: str
    title: str | None
    description: str | None
    analytics: tuple[str, ...] = ()
    sightings: tuple[Sighting, ...] = ()
    cart: tuple[int, ...] = ()
    booking: tuple[int, ...] = ()
    calendar: tuple[int, ...] = ()
    years: tuple[YearMention, ...] = ()
    structured: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    phone_links: int = 0
    addresses: tuple[int, ...] = ()
    scripts: tuple[str, ...] = ()
    is_document: bool = True

    @property
    def local_business(self) -> bool:
        """Whether structured data says what kind of business this is."""
        return any(_BUSINESS.search(kind) for kind in self.structured)


def page_facts(source: str, path: str) -> SitePage:
    """Read one page's source; never raises."""
    page = read_page(source)
    seen = sightings(page)
    description = page.meta("description")
    return SitePage(
        path=path,
        title=page.title,
        description=" ".join(description.get("content").split()) if description else None,
        analytics=tuple(dict.fromkeys(s.name for s in seen if s.kind == "analytics")),
        sightings=seen,
        cart=_lines(page, _is_cart, seen, "checkout"),
        booking=_lines(page, _is_booking, seen, "booking"),
        calendar=_lines(page, _is_calendar, seen, "calendar"),
        years=tuple(_years(page, path)),
        structured=tuple(dict.fromkeys(kind for text, _ in page.structured for kind in _kinds(text))),
        phones=tuple(
            dict.fromkeys(match[0] for text, _ in page.text for match in _PHONE.finditer(text[:5000]))
        ),
        phone_links=sum(1 for e in page.each("a") if e.get("href").startswith("tel:")),
        addresses=tuple(sorted({line for text, line in page.text if _STREET.search(text[:2000])})),
        scripts=tuple(e.get("src") for e in page.each("script") if e.get("src")),
        is_document=page.is_document or page.title is not None,
    )


def _lines(
    page: HtmlPage, wanted: Callable[[Element], bool], seen: tuple[Sighting, ...], kind: str
) -> tuple[int, ...]:
    """Lines of elements that pass a test, and of tools of this kind."""
    found = {e.line for e in page.elements if wanted(e)} | {s.line for s in seen if s.kind == kind}
    return tuple(sorted(found))


def _leads_somewhere(element: Element) -> bool:
    """A button, or a link that is more than `#` and is not a telephone or mail address."""
    if element.tag == "a":
        address = element.get("href").strip().lower()
        scripted = "onclick" in element.attributes or any(
            name.startswith(("data-", "@", "x-")) for name in element.attributes
        )
        dead = address in {"", "#", "javascript:void(0)", "javascript:;"}
        return (not dead or scripted) and not address.startswith(("tel:", "mailto:", "sms:"))
    return element.tag in {"button", "input"} and "disabled" not in element.attributes


def _label(element: Element) -> str:
    named = (
        element.get("value") if element.tag == "input" and element.get("type") in {"submit", "button"} else ""
    )
    return f"{element.text} {named} {element.get('aria-label')}"


def _is_booking(element: Element) -> bool:
    return _leads_somewhere(element) and bool(_BOOK.search(_label(element)))


def _is_cart(element: Element) -> bool:
    if element.tag == "form":
        return bool(_CART_ADDRESS.search(element.get("action")))
    if not _leads_somewhere(element):
        return False
    return bool(
        _CART.search(_label(element)) or (element.tag == "a" and _CART_ADDRESS.search(element.get("href")))
    )


def _is_calendar(element: Element) -> bool:
    if element.tag == "input":
        return element.get("type").lower() in {"date", "datetime-local"}
    marks = f"{element.get('id')} {element.get('class')}"
    return element.tag in {"div", "section", "table", "iframe"} and bool(_CALENDAR.search(marks))


def _years(page: HtmlPage, path: str) -> Iterator[YearMention]:
    """Years in a copyright line."""
    for text, line in page.text:
        if not _COPYRIGHT.search(text[:2000]):
            continue
        for match in _YEAR.finditer(text[:2000]):
            last = match[1] or match[0][:4]
            year = int(last) if len(last) == 4 else int(match[0][:2] + last)
            if 1995 <= year <= 2099:
                yield YearMention(path, line, year)


def _kinds(text: str) -> Iterator[str]:
    """The `@type` names of a structured-data block; a block that is not JSON has none."""
    try:
        todo = [json.loads(text[:200_000])]
    except (ValueError, RecursionError):
        return
    while todo:
        node = todo.pop()
        if isinstance(node, list):
            todo += node
        elif isinstance(node, dict):
            kind = node.get("@type")
            yield from (str(name) for name in (kind if isinstance(kind, list) else [kind]) if name)
            todo += [value for value in node.values() if isinstance(value, dict | list)]
