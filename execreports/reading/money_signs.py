"""Whether what stands in front of an amount makes it negative."""

from execreports.reading.money_parts import Span

_DASHES = frozenset("-−–")
_BOOKED = frozenset("▲△")  # book-keepers' minus in East Asia
_YEN = frozenset(["円", "¥", "￥", "元", "원", "₩", "JPY", "KRW"])
MINUS = _DASHES | _BOOKED


def sign_before(span: Span, start: int) -> bool:
    """True for a minus that touches the amount and is no hyphen, no range and no subtraction."""
    text, dash = span.text, start - 1
    if dash >= span.floor and text[dash] in _BOOKED:
        return text[span.start : span.stop] in _YEN
    if dash < span.floor or text[dash] not in _DASHES:
        return _is_apart(span, dash - 1)
    before = text[span.line : dash]
    if not before or before[-1] in "|(:=*_~≈\"'[>":
        return True
    if not before[-1].isspace():
        return False
    opening = before.rstrip(" \u00a0*_>-")
    if text[dash] == "–":
        return not opening or opening[-1] in "|(=:"
    return not (span.floor > span.line and dash - span.floor < 2)


def _is_apart(span: Span, dash: int) -> bool:
    """True for the real minus sign and a blank in front of an amount that opens a cell or a line: − 500."""
    text = span.text
    if dash < span.floor or text[dash] != "−" or text[dash + 1] not in " \u00a0":
        return False
    before = text[span.line : dash]
    return before.rstrip(" >*_").endswith(("|", "(", "=", ":")) or not before.strip()
