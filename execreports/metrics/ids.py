"""How figures are named: `burn` is the portfolio's, `burn/<entity>` one entity's."""

import re


def scoped(metric: str, *parts: str) -> str:
    """The metric, then what it is about; empty parts are left out."""
    return "/".join([metric, *filter(None, parts)])


def slug(words: str) -> str:
    """Words as part of an id: small letters, digits and single underscores."""
    return re.sub(r"\W+", "_", words.casefold()).strip("_")
