"""Kind `billing`: what cloud bills say, by month and service, and the line detail savings are found in."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import ClassVar, Literal

from pydantic import Field

from execreports.errors import SourceBroken
from execreports.model.facts import Fact, Kind
from execreports.reading.bills import Bill, BillLine, Engine, UsageLine, read_bill, rivals, usages
from execreports.sources.base import Reach
from execreports.sources.bill_owners import OwnerRule, owner
from execreports.sources.bill_quotes import BillPage
from execreports.sources.pages import FileSource, Page, file_digest, shown

DETAIL = 5_000  # usage lines of one month that become facts; the cheapest beyond are summed in a note


class Billing(FileSource):
    """Every AWS cost format, told by its header; a foreign or half-written file is refused by name."""

    kind: ClassVar[str] = "billing"

    basis: Literal["billed", "effective"] = Field(
        default="billed",
        description="what is counted: as billed, or with commitments spread over what used them",
    )
    entities: tuple[OwnerRule, ...] = Field(
        default=(), description="who owns a line; the first rule that fits"
    )
    authority: int | None = Field(
        default=None, ge=1, description="1 before 2 where two sources bill one month"
    )
    since: str | None = Field(default=None, pattern=r"^\d{4}-\d\d$", description="leave earlier months out")
    until: str | None = Field(default=None, pattern=r"^\d{4}-\d\d$", description="leave later months out")
    detail_months: int = Field(
        default=2, ge=0, description="for so many of the newest months, give line detail"
    )

    @property
    def keys(self) -> frozenset[str]:
        """cloud.cost per month and service, cloud.usage per resource."""
        return frozenset({"cloud.cost", "cloud.usage"})

    def read(self, reach: Reach) -> Iterator[Fact]:
        """Every month of every bill; SourceBroken where none can be read or two kinds would count twice."""
        with Engine() as engine:
            yield from self._facts(reach, engine)

    def _facts(self, reach: Reach, engine: Engine) -> Iterator[Fact]:
        by_usage = any(rule.usage_type for rule in self.entities)
        bills = [
            (path, read_bill(path, tags=self._tags(), by_usage_type=by_usage, shared=engine))
            for path in self._paths(reach)
        ]
        self._refuse(bills, reach)
        good = [(path, bill) for path, bill in bills if not bill.refused]
        self._tell_overlap(good, reach)
        for path, bill in good:
            page = BillPage(path, self._page(path, bill, reach), bill)
            for line in bill.lines:
                if self._wanted(line.month):
                    yield self._cost(line, page, reach)
            yield from self._detail(path, page, reach, engine)

    def _paths(self, reach: Reach) -> list[Path]:
        folder = reach.root / Path(self.path).expanduser()
        if folder.is_dir():
            return [folder]
        found = self.files(reach)
        if why := rivals(found):
            raise SourceBroken(
                why, place=self.path, code="E-SRC-215", fix="put the folder under `path`, not its files"
            )
        return found

    def _tags(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(rule.tag for rule in self.entities if rule.tag))

    def _refuse(self, bills: list[tuple[Path, Bill]], reach: Reach) -> None:
        """Notes what could not be read of each file; raises where nothing is left or formats differ."""
        for path, bill in bills:
            place = shown(path, reach.root)
            for line, message in bill.problems:
                reach.note(f"{place}:{line}" if line else place, message)
        formats = sorted({bill.format for _, bill in bills if not bill.refused})
        if not formats:
            path, bill = bills[0]
            line, message = bill.problems[0] if bill.problems else (None, "no cost can be read")
            place = shown(path, reach.root)
            raise SourceBroken(
                f"no bill: {message}", place=f"{place}:{line}" if line else place, code="E-SRC-215",
                fix="download the report again, or correct `path`",
            )  # fmt: skip
        if len(formats) > 1:
            raise SourceBroken(
                f"bills of different kinds ({', '.join(formats)}) would count one cost twice", place=self.path,
                code="E-SRC-215", fix="declare one source for each kind",
            )  # fmt: skip

    def _tell_overlap(self, bills: list[tuple[Path, Bill]], reach: Reach) -> None:
        """Pivot downloads overlap where somebody keeps the old ones: the last file's months count."""
        seen: dict[str, int] = {}
        for number, (path, bill) in enumerate(bills):
            if bill.format == "cost_explorer":
                for month in {line.month for line in bill.lines if line.month}:
                    if month in seen:
                        first = shown(bills[seen[month]][0], reach.root)
                        reach.note(
                            shown(path, reach.root), f"{month} stands in {first} too, and counts twice"
                        )
                    seen[month] = number

    def _wanted(self, month: str | None) -> bool:
        return not (month and ((self.since and month < self.since) or (self.until and month > self.until)))

    def _page(self, path: Path, bill: Bill, reach: Reach) -> Page:
        """A bill is as old as its file, but not older than its newest month nor younger than that month's end."""
        newest = max((line.month for line in bill.lines if line.month), default="")
        files = [path] if path.is_file() else sorted(one for one in path.rglob("*") if one.is_file())
        changed = max(datetime.fromtimestamp(file.stat().st_mtime, UTC).date() for file in files)
        days = [min(max(changed, _first(newest)), _first(_next(newest)), reach.now.date())] if newest else []
        digest = file_digest(files[-1])
        return Page(self.name, shown(path, reach.root), self._moment(files[-1], days, reach), digest)

    def _cost(self, line: BillLine, page: BillPage, reach: Reach) -> Fact:
        amount = line.amount
        basis = page.bill.cost_basis or "billed"
        if self.basis == "effective" and line.effective is not None:
            amount, basis = line.effective, "effective"
        estimated = self._estimated(line.month, line.estimated, page.bill, reach)
        labels = {
            "month": line.month or "", "service": line.service or "", "basis": basis, "charge": line.charge_type,
            "estimated": "yes" if estimated else "no", "account": line.account or "",
            "usage_type": line.usage_type or "", "rows": str(line.rows) if line.rows > 1 else "",
            "authority": str(self.authority or ""),
        } | {f"tag:{name}": value for name, value in line.tags}  # fmt: skip
        return Fact(
            owner(self.entities, line, self.entity, reach.portfolio), "cloud.cost",
            line.currency or page.bill.currency or reach.portfolio.currency,
            Kind.ESTIMATE if estimated else Kind.ACTUAL, page.origin(line.lines, line.line, f"{line.service} {amount}"),
            amount, amount, amount, labels={name: text for name, text in labels.items() if text},
        )  # fmt: skip

    def _estimated(self, month: str | None, told: bool | None, bill: Bill, reach: Reach) -> bool:
        """Until the bill is final, and always while the month runs."""
        running = f"{reach.now.astimezone(reach.portfolio.timezone):%Y-%m}"
        said = told if told is not None else bill.estimated if month is None else None
        return bool(said) or (month or "") >= running

    def _detail(self, path: Path, page: BillPage, reach: Reach, engine: Engine) -> Iterator[Fact]:
        months = sorted({line.month for line in page.bill.lines if line.month and self._wanted(line.month)})
        newest = months[len(months) - min(self.detail_months, len(months)) :]
        if not newest or page.bill.format == "cost_explorer":  # a pivot has no lines
            return
        found = usages([path], newest, tags=self._tags(), most=DETAIL, shared=engine)
        for month, (lines, problems) in found.items():
            for line, message in problems:
                if (line, message) not in page.bill.problems:
                    reach.note(f"{page.page.locator}:{line}" if line else page.page.locator, message)
            yield from (self._usage(line, month, page, reach) for line in lines)

    def _usage(self, line: UsageLine, month: str, page: BillPage, reach: Reach) -> Fact:
        told = {one.estimated for one in page.bill.lines if one.month == month}
        estimated = self._estimated(month, True in told, page.bill, reach)
        labels = {
            "month": month, "service": line.service or "", "usage_type": line.usage_type or "",
            "operation": line.operation or "", "resource": line.resource or "", "account": line.account or "",
            "quantity": "" if line.quantity is None else f"{line.quantity:f}", "charge": line.charge_type,
            "estimated": "yes" if estimated else "no", "authority": str(self.authority or ""),
            "rows": str(line.rows) if line.rows > 1 else "",
        }  # fmt: skip
        return Fact(
            owner(self.entities, line, self.entity, reach.portfolio), "cloud.usage",
            page.bill.currency or reach.portfolio.currency, Kind.ESTIMATE if estimated else Kind.ACTUAL,
            page.origin(line.lines, line.line, f"{line.usage_type} {line.resource or ''} {line.amount}"),
            line.amount, line.amount, line.amount, labels={name: text for name, text in labels.items() if text},
        )  # fmt: skip


def _first(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def _next(month: str) -> str:
    return f"{_first(month) + timedelta(days=31):%Y-%m}"
