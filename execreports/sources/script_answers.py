"""What an Apps Script answer is, told by status, host and structure; its pages are localised, so not by words."""

import json
import re
from decimal import Decimal
from typing import Never

from execreports.errors import SourceBroken, SourceDown
from execreports.sources.pages import quoted
from execreports.sources.script_web import (
    BUSY,
    CONTENT,
    DELETED,
    EMPTY,
    LOGIN,
    NOT_JSON,
    SCRIPT_ERROR,
    STRAYED,
    Answer,
    login_needed,
)

EVIDENCE = 200  # characters of a page that are kept as evidence, secrets redacted
_LINE_NUMBER = re.compile(
    r"[(（][^()（）\d]{0,20}\d{1,6}[^\d()（）]{0,4}[,،、，][^()（）]{1,120}[)）]"
)  # (line 12, file "Code")
_THROWN = re.compile(
    r"\b(?:[A-Z][A-Za-z]*Error|Exception):"
)  # names of the language, the same in every locale
_OWN_PAGE = re.compile(r"docs/script/images/|class=[\"']errorMessage|font-family:\s*monospace", re.IGNORECASE)
_LOGIN_FORM = re.compile(rf"https?://{re.escape(LOGIN)}/|identifierId|[\"']ServiceLogin", re.IGNORECASE)
_USED_UP = re.compile(
    r"too many (?:times|scripts|simultaneous)|maximum execution time|rate limit|timed out|quota exceeded|over quota"
    r"|zu oft aufgerufen|ausführungszeit|demasiadas veces|tiempo máximo de ejecución|trop de fois|d.exécution dépassé"
    r"|muitas vezes|tempo máximo de execução|troppe volte|tempo massimo di esecuzione",
    re.IGNORECASE,
)  # only tells apart what structure has named a failure already: a language that is missing here is a script error
_OWN_MISTAKE = re.compile(r"\b(?:Type|Reference|Syntax|Range)Error:")
_TAGS = re.compile(r"<(?:script|style)\b.*?</(?:script|style)\s*>|<[^>]*>", re.IGNORECASE | re.DOTALL)
_SCANNED = 100_000  # characters of a page that are looked at


def data(answer: Answer, place: str) -> object:
    """The JSON of an answer, numbers exact; SourceDown or SourceBroken with the named failure otherwise."""
    _refuse_status(answer, place)
    text = answer.body.decode("utf-8-sig", "replace").strip()
    if text in {"", "null", '""'}:
        raise SourceBroken(
            "empty: the script returned nothing",
            place=place,
            code=EMPTY,
            fix="see that doGet returns its output",
        )
    if text[0] not in "{[":
        _refuse_page(text[:_SCANNED], place)
    try:
        found = json.loads(text, parse_float=Decimal, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise SourceBroken(
            f"not JSON: {error if isinstance(error, json.JSONDecodeError) else 'odd numbers or nesting'}",
            place=place, code=NOT_JSON, fix="return JSON.stringify(...) through ContentService",
        ) from None  # fmt: skip
    if answer.host != CONTENT:
        raise SourceBroken(
            f"not an answer of the script: it came from {answer.host} itself, not through {CONTENT}", place=place,
            code=STRAYED, fix="return the data with ContentService, not with HtmlService",
        )  # fmt: skip
    return found


def _no_number(word: str) -> Never:
    raise ValueError(f"{word} is no number")


def _refuse_status(answer: Answer, place: str) -> None:
    status = answer.status
    if status in {401, 403}:
        raise login_needed(place)
    if status in {404, 410}:
        raise SourceBroken(
            "deleted: no deployment answers at this address", place=place, code=DELETED,
            fix="deploy the script again and put the new /exec address into config/sources.yaml",
        )  # fmt: skip
    if status == 429 or status >= 500:
        raise SourceDown(f"quota or time-out: the server says {status}", place=place, code=BUSY)
    if status != 200:
        raise SourceBroken(f"not JSON: the server says {status}", place=place, code=NOT_JSON)


def _refuse_page(text: str, place: str) -> Never:
    """Name the failure a page stands for, with its first words as evidence."""
    words = " ".join(_TAGS.sub(" ", text).split())
    said = f' ("{quoted(words[:EVIDENCE])}")' if words else ""
    if _LOGIN_FORM.search(text):
        raise login_needed(place)
    thrown = _THROWN.search(words) or (_OWN_PAGE.search(text) and _LINE_NUMBER.search(words))
    stopped = (thrown or _OWN_PAGE.search(text)) and not _OWN_MISTAKE.search(words)
    if stopped and _USED_UP.search(words):
        raise SourceDown(
            f"quota or time-out: the script was stopped{said}", place=place, code=BUSY,
            fix="wait, ask less often, or make the script faster: six minutes a run, and quotas of its owner a day",
        )  # fmt: skip
    if thrown:
        raise SourceBroken(
            f"script error: the script stopped with an exception{said}", place=place, code=SCRIPT_ERROR,
            fix="open its executions in the Apps Script editor",
        )  # fmt: skip
    if _OWN_PAGE.search(text):
        raise SourceBroken(
            f"empty: the script ended without returning data, or its owner's quota is used up{said}", place=place,
            code=EMPTY, fix="open its executions in the Apps Script editor",
        )  # fmt: skip
    raise SourceBroken(
        f"not JSON: the answer is a page or plain text{said}", place=place, code=NOT_JSON,
        fix="see what the address shows in a private browser window",
    )  # fmt: skip
