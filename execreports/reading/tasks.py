"""Open and closed work: check boxes, and plain lists under a heading that promises next steps."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from execreports.reading.blocks import Outline
from execreports.reading.dates import find_dates
from execreports.reading.lines import MOST
from execreports.reading.plain import plain
from execreports.reading.status_marks import TICKS
from execreports.reading.status_words import fold

_BOX = re.compile(r"\[([ xX])\]\s+(\S.*)")
_TICKED = re.compile(rf"[{''.join(sorted(TICKS))}]|\[-\]\s")
_NEXT = re.compile(
    r"(?<![a-z])(?:next steps?|next actions?|action items?|actions? required|immediate actions?|to ?do s?"
    r"|todos?|to-dos?"
    r"|open (?:items|tasks|work|points)|remaining(?: work| tasks| items)?|still needed|what s next|follow"
    r" ?ups?|up next"
    r"|pending(?: work| tasks| items)?|backlog|outstanding(?: work| tasks| items)?"
    r"|proximos pasos|siguientes pasos|pasos siguientes|pendientes?|tareas pendientes|por hacer|acciones"
    r"|lo que falta"
    r"|proximos passos|proximas etapas|pendencias|tarefas pendentes|a fazer|acoes"
    r"|prochaines etapes|prochaines actions|etapes suivantes|a faire|reste a faire|actions a mener|ce qu"
    r" il reste a faire"
    r"|nachste schritte|nachsten schritte|offene punkte|offene aufgaben|aufgaben|zu erledigen|noch zu tun"
    r"|weiteres vorgehen"
    r"|prossimi passi|passi successivi|prossime azioni|da fare|attivita aperte|azioni|cose da fare)(?![a-z])"
)
_OWNED = ("owner", "assign", "respons", "asignado", "atribu", "assegnat", "verantwort", "zust", "due")
_OWNER = re.compile(
    r"(?<![^\W_])(?:(?:owner|assignee|responsible|responsable|respons[aá]vel|verantwortlich|zust[aä]ndig|responsabile"
    r"|due[nñ]o)\s?:|(?:assigned to|asignad[oa] a|atribu[ií]d[oa] a|assign[eé]e? [aà]|assegnat[oa] a)\s?:?)"
    r"\s?@?(?P<name>[^\W\d_][^\n,;()\[\]|—–*:.]{0,40})",
    re.IGNORECASE,
)
_AT = re.compile(r"(?<![\w@.])@([A-Za-z][\w-]{1,38})(?![\w.]*\.\w)")
_DUE = re.compile(
    r"(?<![^\W_])(?:due(?: date)?|by|before|until|deadline|eta|vence|fecha l[ií]mite|antes del?|para el"
    r"|hasta el|prazo|at[eé]"
    r"|vencimento|[eé]ch[eé]ance|avant(?: le)?|d'ici(?: le| au)?|pour le|bis(?: zum)?|f[aä]llig(?: am)?"
    r"|frist|entro(?: il)?"
    r"|scadenza|📅|⏰|🗓️?)\s*:?\*{0,2}\s*:?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Task:
    """One piece of work; `is_boxed` tells a check box from a plain item under a next-steps heading.

    `owner` and `due` (ISO date) are '' where the item names none.
    """

    text: str
    done: bool
    line: int
    is_boxed: bool
    owner: str = ""
    due: str = ""


def find_tasks(blocks: Outline) -> list[Task]:
    """Check boxes anywhere in lists, then items under next-step headings that have none."""
    headings = blocks.headings
    heading_lines = [heading.line for heading in headings]
    opens = [
        _NEXT.search(fold(heading.text).replace("'", " ").replace("’", " ")) is not None
        for heading in headings
    ]
    found: list[Task] = []
    boxed_end = 0
    for item in blocks.items:
        if len(found) >= MOST:
            break
        box = _BOX.match(item.text)
        if box:
            found.append(_task(box[2], item.line, done=box[1] != " ", is_boxed=True))
            boxed_end = max(boxed_end, item.end)
            continue
        index = bisect_right(heading_lines, item.line) - 1
        if index >= 0 and opens[index] and item.depth == 1 and item.text and item.line >= boxed_end:
            found.append(_task(item.text, item.line, done=_closed(item.text), is_boxed=False))
    return found


def _task(text: str, line: int, *, done: bool, is_boxed: bool) -> Task:
    words = plain(text)
    return Task(words, done, line, is_boxed, _owner(words), _due(words))


def _closed(text: str) -> bool:
    """Whether an item without a box is ticked, cancelled or struck as a whole."""
    struck = text.startswith("~~") and text.rstrip(" .!").endswith("~~") and len(text) > len("~~~~")
    return struck or _TICKED.match(text) is not None


def _owner(text: str) -> str:
    """Who is named for it: `(owner: Ana)`, `@ana`; '' for nobody."""
    small = text.lower()
    named = _OWNER.search(text) if any(word in small for word in _OWNED) else None
    if named:
        return named["name"].strip()
    handle = _AT.search(text) if "@" in text else None
    return handle[1] if handle else ""


def _due(text: str) -> str:
    """The date behind a word that makes it a due date, or the only date of the item in brackets; '' for none."""
    for date in find_dates(text):
        before = text[: date.start]
        if _DUE.search(before[-30:]) or before.endswith(("(", "[")):
            return date.iso
    return ""
