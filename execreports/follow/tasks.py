"""Tasks written in documents as actions: found on the page, joined with a remedy only by a check id, with their age."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from execreports.model.document import Block, ReportDocument, Row, Section, Table, facts_of
from execreports.model.facts import Fact, identity
from execreports.model.findings import Action
from execreports.text import iso_date, plural

KEY = "task"
SETTLED = {"done", "accepted"}


def task_id(fact: Fact) -> str:
    """Twelve hex digits from source, entity and text: the same task tomorrow, wherever it then stands."""
    return identity(KEY, fact.origin.source, fact.entity, " ".join(fact.text.split()))


def tasked(document: ReportDocument) -> ReportDocument:
    """The document with its open tasks lifted out as actions; one that names a check joins that check's remedy."""
    facts = {task_id(fact): fact for section in document.sections for block in section.blocks
             for fact in facts_of(block) if fact.key == KEY}  # fmt: skip
    joined = {fact.label("check"): fact for fact in facts.values() if fact.label("check")}
    actions = tuple(_joined(action, joined) for action in document.actions)
    answered = {(action.check, action.entity) for action in actions}
    tasks = tuple(
        _action(id_, fact, document) for id_, fact in facts.items()
        if (fact.label("check"), fact.entity) not in answered and fact.label("done") != "yes"
    )  # fmt: skip
    by_id = {action.id: action for action in actions}

    def same(block: Block) -> Block:
        return by_id.get(block.id, block) if isinstance(block, Action) else block

    sections = tuple(replace(part, blocks=tuple(map(same, part.blocks))) for part in document.sections)
    first = tuple(by_id.get(one.id, one) for one in document.decisions)
    return replace(document, sections=sections, actions=actions, tasks=tasks, decisions=first)


def _joined(action: Action, tasks: Mapping[str, Fact]) -> Action:
    """The remedy with the owner and the day of the task that names its check, and the task's address."""
    fact = tasks.get(action.check)
    if fact is None or fact.entity != action.entity:
        return action
    owner = fact.label("owner") or action.owner
    when = iso_date(fact.label("due"))
    return replace(action, owner=owner, due_on=when, origins=(*action.origins, fact.origin))


def _action(id_: str, fact: Fact, document: ReportDocument) -> Action:
    today = document.generated_at.date()
    when = iso_date(fact.label("due"))
    days = (when - today).days if when else 90
    return Action(
        id=id_, title=fact.text, entity=fact.entity, owner=fact.label("owner") or "not set",
        due=next((limit for limit in (30, 60) if days <= limit), 90), impact=Decimal(1),
        done_when=fact.label("done_when") or "its box is ticked", due_on=when, origins=fact.origins,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tasks:
    """The tasks of a document by id, to be told in the rows they stand in."""

    known: Mapping[str, Action]
    today: date

    @classmethod
    def of(cls, document: ReportDocument) -> "Tasks":
        """Those of this document."""
        return cls({task.id: task for task in document.tasks}, document.generated_at.date())

    def aged(self, document: ReportDocument) -> ReportDocument:
        """The document with age and state behind each task that is older than today, or settled."""
        return replace(document, sections=tuple(map(self._section, document.sections)))

    def _section(self, section: Section) -> Section:
        blocks = (self._table(block) if isinstance(block, Table) else block for block in section.blocks)
        return replace(section, blocks=tuple(blocks))

    def _table(self, table: Table) -> Table:
        return replace(table, rows=tuple(map(self._row, table.rows)))

    def _row(self, row: Row) -> Row:
        tasks = [
            self.known[id_] for fact in row.facts if fact.key == KEY and (id_ := task_id(fact)) in self.known
        ]
        if (
            len(tasks) != 1
            or not tasks[0].title.startswith(row.cells[0])
            or not (told := self._told(tasks[0]))
        ):
            return row
        return replace(row, cells=(f"{row.cells[0]} ({told})", *row.cells[1:]))

    def _told(self, task: Action) -> str:
        days = (self.today - task.since).days if task.since else 0
        told = [f"open {plural(days, 'day')}"] if days and task.state not in SETTLED else []
        told += [task.state] if task.state != "open" else []
        return ", ".join([*told, *([f"tracked as {task.link}"] if task.link else [])])
