"""What a report is: a persona, a schedule, and sections that read as a table of contents."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from execreports.model.context import Context
from execreports.model.document import Block, Table, Text

Body = Callable[..., Iterable[Block]]


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """A section as declared: `uses` are fact keys it reads, `areas` are the checks it answers for."""

    id: str
    title: str
    body: Body
    uses: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()


def section(title: str, *, uses: Iterable[str] = (), areas: Iterable[str] = ()) -> Callable[[Body], Body]:
    """Mark a method as a section of its report; sections stand in the order they are written in."""

    def mark(body: Body) -> Body:
        body.section = SectionSpec(body.__name__, title, body, tuple(uses), tuple(areas))  # type: ignore[attr-defined]  # read back by __init_subclass__
        return body

    return mark


def detail(block: Block) -> Block:
    """The block for readers who ask for all of it: a table stays out of the mail, and in JSON and `--full`."""
    return replace(block, detail=True) if isinstance(block, Table) else block


class BaseReport:
    """One persona's page. Subclasses declare; arithmetic and judgement live elsewhere."""

    persona: ClassVar[str] = ""
    title: ClassVar[str] = ""
    group: ClassVar[str] = "primary"
    schedule: ClassVar[str] = "0 6 * * *"
    about: ClassVar[str] = ""
    sections: ClassVar[tuple[SectionSpec, ...]] = ()

    def __init_subclass__(cls) -> None:
        """Collect the marked methods, the parents' first, in the order they are written in."""
        super().__init_subclass__()
        own = tuple(
            spec
            for item in vars(cls).values()
            if isinstance(spec := getattr(item, "section", None), SectionSpec)
        )
        names = {spec.id for spec in own}
        cls.sections = tuple(spec for spec in cls.sections if spec.id not in names) + own

    def verdict(self, context: Context) -> Text:
        """The first line of the mail: what an executive has to know if he reads nothing else."""
        return Text(f"{self.title} on {context.portfolio.name}.")

    @property
    def uses(self) -> frozenset[str]:
        """Every fact key its sections read."""
        return frozenset(key for spec in self.sections for key in spec.uses)

    @property
    def areas(self) -> frozenset[str]:
        """Every area of checks its sections answer for."""
        return frozenset(area for spec in self.sections for area in spec.areas)
