"""The traps of sheets, through gspread and the embedded reroute to a real loopback server."""

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from execreports.embedded.reach import embedded_reach, source_routes
from execreports.embedded.server import Request, Response, Route, Standin
from execreports.errors import SourceBroken, SourceDown, SourceError
from execreports.model.facts import Fact
from execreports.sources import sheets_api
from execreports.sources.base import Reach, Source
from execreports.sources.google_sheet import GoogleSheet
from execreports.testing.reaches import NOW, PORTFOLIO, no_secret
from execreports.testing.source_contract import SourceContract, unnamed

ID = "1ExAmPlE-sheet_0"
CSV = """\
Bookings 2026

Group,Code,When,Price,Note
Boat,012345,46147,"$1,234.50",x
,1e5,46148,1850,

Dock,NaN,46149,0.1,(120)
Dock,inf,46150,7,
Total,,,"3,091.60",
"""
RULE = {
    "key": "booking",
    "value": "Price",
    "labels": {"id": "Code", "item": "Group"},
    "dates": {"date": "When"},
}


def sheet(**options: object) -> GoogleSheet:
    given: dict[str, object] = {
        "name": "book",
        "spreadsheet": ID,
        "tab": "Jobs 26",
        "entity": "boats",
        "facts": [RULE],
        "fill_down": ["Group"],
    }
    return GoogleSheet.model_validate(given | options)


@contextmanager
def serving(root: Path, *routes: Route) -> Iterator[Reach]:
    folder = root / "sheets" / ID
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "Jobs 26.csv").write_text(CSV)
    (folder / "Costs.csv").write_text("Item,Cost\nDock,500\n")
    with Standin((*routes, *source_routes(root))) as standin:
        yield embedded_reach(root, NOW, PORTFOLIO, no_secret, standin.url)


class TestContract(SourceContract):
    @pytest.fixture(autouse=True)
    def _standin(self, tmp_path: Path) -> Iterator[None]:
        with serving(tmp_path) as self.reach:
            yield

    def honest(self, root: Path) -> tuple[Source, Reach]:
        return sheet(), self.reach

    def broken(self, root: Path) -> tuple[Source, Reach]:
        return sheet(spreadsheet="gone"), self.reach


def read(root: Path, source: GoogleSheet | None = None) -> list[Fact]:
    with serving(root) as reach:
        return list((source or sheet()).read(reach))


def refusal(reach: Reach, source: GoogleSheet | None = None) -> SourceError:
    with pytest.raises(SourceError) as caught:
        list((source or sheet()).read(reach))
    assert unnamed(source or sheet(), reach) == []
    return caught.value


def test_trap_012345_1e5_nan_and_inf_stay_text(tmp_path: Path) -> None:
    facts = read(tmp_path)
    assert [fact.label("id") for fact in facts] == ["012345", "1e5", "NaN", "inf"]
    assert [fact.value for fact in facts] == [Decimal("1234.50"), Decimal(1850), Decimal("0.1"), 7]


def test_the_header_is_found_blank_and_total_rows_are_left_and_cells_have_addresses(tmp_path: Path) -> None:
    facts = read(tmp_path)
    assert [fact.origin.locator for fact in facts] == [f"sheet://{ID}/Jobs 26!D{row}" for row in (4, 5, 7, 8)]
    assert [fact.label("item") for fact in facts] == ["Boat", "Boat", "Dock", "Dock"]


def test_serial_numbers_are_dates(tmp_path: Path) -> None:
    assert [fact.label("date") for fact in read(tmp_path)] == [
        "2026-05-05",
        "2026-05-06",
        "2026-05-07",
        "2026-05-08",
    ]


def test_trap_a_minutes_quota_is_spared_by_one_batch_read_of_unformatted_values(tmp_path: Path) -> None:
    asked: list[Request] = []

    def watch(request: Request) -> None:
        asked.append(request)

    costs = {"key": "expense", "value": "Cost", "labels": {"item": "Item"}, "tab": "Costs"}
    with serving(tmp_path, watch) as reach:
        facts = list(sheet(facts=[RULE, costs]).read(reach))
    reads = [request for request in asked if request.headers["host"] == "sheets.googleapis.com"]
    assert len(reads) == 1
    assert reads[0].query["valueRenderOption"] == ["UNFORMATTED_VALUE"]
    assert (facts[-1].value, facts[-1].unit) == (Decimal(500), "USD/month")


def test_a_permission_error_names_the_address_to_share_with(tmp_path: Path) -> None:
    with serving(tmp_path) as reach:
        (tmp_path / "sheets" / ID / "NOT_SHARED").touch()
        fault = refusal(reach).faults[0]
    assert "share the sheet with reader@stand-in.example.com" in fault.fix


def test_a_missing_tab_is_named(tmp_path: Path) -> None:
    with serving(tmp_path) as reach:
        assert "Unable to parse range: 'Other'" in refusal(reach, sheet(tab="Other")).faults[0].message


@pytest.mark.parametrize("status", [429, 500, 503])
def test_trap_429_and_server_errors_are_down_not_broken(tmp_path: Path, status: int) -> None:
    def busy(request: Request) -> Response | None:
        wanted = request.headers["host"] == "sheets.googleapis.com"
        return Response(status, b"<html>busy</html>", {"Content-Type": "text/html"}) if wanted else None

    with serving(tmp_path, busy) as reach:
        assert isinstance(refusal(reach), SourceDown)


def test_trap_gspread_waits_for_ever_unless_a_timeout_is_set(tmp_path: Path) -> None:
    release = threading.Event()

    def silent(request: Request) -> Response | None:
        if request.headers["host"] == "sheets.googleapis.com":
            release.wait(20)
        return None

    with serving(tmp_path, silent) as reach:
        error = refusal(reach, sheet(deadline=0.3))
        release.set()
    assert isinstance(error, SourceDown)


def account(reach: Reach, change: Callable[[dict[str, str]], object]) -> str:
    known = json.loads(reach.secret("GOOGLE_SERVICE_ACCOUNT_JSON") or "")
    change(known)
    return json.dumps(known)


def test_a_service_account_comes_inline_or_as_a_file(tmp_path: Path) -> None:
    with serving(tmp_path) as reach:
        (tmp_path / "key.json").write_text(account(reach, lambda _: None))
        from_file = replace(reach, secret={"GOOGLE_SERVICE_ACCOUNT_FILE": "key.json"}.get)
        assert len(list(sheet().read(from_file))) == 4
        none = replace(reach, secret=no_secret)
        assert "GOOGLE_SERVICE_ACCOUNT_FILE" in refusal(none).faults[0].fix


def test_a_key_is_sent_to_google_only(tmp_path: Path) -> None:
    with serving(tmp_path) as reach:
        text = account(reach, lambda known: known.update(token_uri="https://evil.example.com/token"))
        error = refusal(replace(reach, secret={"GOOGLE_SERVICE_ACCOUNT_JSON": text}.get))
    assert isinstance(error, SourceBroken)
    assert "token_uri" in error.faults[0].message


@pytest.mark.parametrize(
    "text", ["not json", "{}", '{"client_email": "a", "private_key": "x", "token_uri": "y"}']
)
def test_a_malformed_key_is_named_without_its_content(tmp_path: Path, text: str) -> None:
    with serving(tmp_path) as reach:
        error = refusal(replace(reach, secret={"GOOGLE_SERVICE_ACCOUNT_JSON": text}.get))
    assert error.faults[0].code == "E-SRC-230"


def test_a_malformed_private_key_is_named(tmp_path: Path) -> None:
    with serving(tmp_path) as reach:
        text = account(reach, lambda known: known.update(private_key="-----BEGIN FAKE KEY-----"))
        error = refusal(replace(reach, secret={"GOOGLE_SERVICE_ACCOUNT_JSON": text}.get))
    assert "malformed" in error.faults[0].message


def test_a_refused_key_is_named(tmp_path: Path) -> None:
    def refuse(request: Request) -> Response | None:
        body = b'{"error": "invalid_grant", "error_description": "Invalid JWT"}'
        wanted = request.headers["host"] == "oauth2.googleapis.com"
        return Response(400, body, {"Content-Type": "application/json"}) if wanted else None

    with serving(tmp_path, refuse) as reach:
        assert refusal(reach).faults[0].code == "E-SRC-230"


def test_trap_gspread_lacks_a_maintainer_and_one_module_alone_knows_it() -> None:
    package = Path(sheets_api.__file__).parent.parent
    users = [
        path.name
        for path in package.rglob("*.py")
        if re.search(r"import gspread|from gspread", path.read_text())
    ]
    assert users == ["sheets_api.py"]


def test_cells_in_error_are_told_with_their_address_wherever_the_table_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cells: list[list[object]] = [
        ["Group", "Code", "When", "Price"],
        ["a", "007", 46149.75, "1.234,50 €"],
        ["b", 4.0, "#N/A", 5],
        ["c", "5", 46149, "#REF!"],
        ["d", "6", 46149, True],
        ["", "", None, ""],
        ["e", "7", 46150],
    ]
    monkeypatch.setattr(sheets_api, "values", lambda *_: [{"range": "'Jobs 26'!C5:F11", "values": cells}])
    with serving(tmp_path) as reach:
        facts = list(sheet().read(reach))
    assert [(fact.value, fact.unit, fact.label("id")) for fact in facts] == [
        (Decimal("1234.50"), "EUR", "007"), (None, "USD", "7"),
    ]  # fmt: skip
    assert facts[0].origin.locator == f"sheet://{ID}/Jobs 26!F6"
    assert facts[0].label("date") == "2026-05-07"
    assert [problem.partition(": row left out: ")[::2] for problem in reach.problems] == [
        (f"sheet://{ID}/Jobs 26!C7", "When '#N/A' is no date in a certain order (declare `date_order`)"),
        (f"sheet://{ID}/Jobs 26!C8", "Price '#REF!' is no number"),
        (f"sheet://{ID}/Jobs 26!C9", "Price 'yes' is no number"),
    ]
