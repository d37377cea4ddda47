import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from execreports.errors import SourceBroken
from execreports.model.facts import Fact, Kind
from execreports.reading.secrets import redact
from execreports.sources.base import Memory, Reach, Source
from execreports.sources.handoffs import Handoffs
from execreports.testing.reaches import reach_at
from execreports.testing.source_contract import SourceContract

TEXT = """\
# Blue Boats: handoff

**Last updated:** 2026-04-28
**Status:** on track
**Trip price:** $1,850
**Lease ends:** 31 August 2026
**People on the list:** 3,676 people (May)

## What a trip costs

| Part | Amount | Note |
|---|---:|---|
| **Crew** | $220 | |
| Fuel | $45-65 | wind |
| Dock | 1,200/yr | |
| **Total** | | |

## Risks

| Risk | Likelihood | Impact | Owner |
|---|---|---|---|
| No booking in June | high | high | CB |

- the mast is old

## Next steps

- [x] Call the yard
- [ ] Sign the paper (owner: Ana, due: 2026-06-01) check: equity_unsigned
- plain item

```
deposit $300
```
"""
PRICE = {"label": "trip price", "key": "sale.price", "unit": "USD", "labels": {"item": "trip"}}
COSTS = {
    "section": "trip costs",
    "key": "sale.variable_cost",
    "value": "Amount",
    "kind": "estimate",
    "labels": {"item": {"is": "trip"}, "part": "Part"},
}


def handoffs(**options: object) -> Handoffs:
    given: dict[str, object] = {"name": "docs", "path": "docs/*.md"}
    return Handoffs.model_validate(given | options)


def read(root: Path, text: str | bytes, source: Handoffs | None = None, name: str = "boats.md") -> list[Fact]:
    write(root, text, name)
    return list((source or handoffs()).read(reach_at(root)))


def write(root: Path, text: str | bytes, name: str = "boats.md") -> None:
    (root / "docs").mkdir(exist_ok=True)
    (root / "docs" / name).write_bytes(text if isinstance(text, bytes) else text.encode())


def of(facts: list[Fact], key: str) -> list[Fact]:
    return [fact for fact in facts if fact.key == key]


class TestContract(SourceContract):
    def honest(self, root: Path) -> tuple[Source, Reach]:
        write(root, TEXT)
        write(
            root,
            "Bins - notes\r\n\r\nRent: \xa3500 a month, \x80 20 per day\r\n".encode("latin-1"),
            "bins.md",
        )
        return handoffs(facts=[PRICE], tables=[COSTS]), reach_at(root)

    def broken(self, root: Path) -> tuple[Source, Reach]:
        return handoffs(), reach_at(root)


def test_a_labelled_value_becomes_the_declared_fact_with_its_line(tmp_path: Path) -> None:
    (price,) = of(read(tmp_path, TEXT, handoffs(facts=[PRICE])), "sale.price")
    assert (price.entity, price.value, price.unit, price.kind) == ("boats", Decimal(1850), "USD", Kind.ACTUAL)
    assert price.labels == {"item": "trip"}
    assert price.origin.locator == "docs/boats.md:5"
    assert price.origin.quote == "**Trip price:** $1,850"
    assert price.origin.as_of.isoformat() == "2026-04-28T07:00:00+00:00"


@pytest.mark.parametrize(
    "line",
    [
        "Trip price: $1,850",
        "- **Trip price**: $1,850 from May",
        "| Trip price | $1,850 |",
        "trip PRICE: $1,850",
    ],
)
def test_a_label_is_found_however_it_is_written(tmp_path: Path, line: str) -> None:
    table = f"| Item | Value |\n|---|---|\n{line}\n" if line.startswith("|") else f"{line}\n"
    (price,) = of(read(tmp_path, f"# Blue Boats\n\n{table}", handoffs(facts=[PRICE])), "sale.price")
    assert price.value == Decimal(1850)


def test_a_label_without_a_value_is_not_known(tmp_path: Path) -> None:
    for words in ("TBD", "none", "", "n/a"):
        assert of(read(tmp_path, f"**Trip price:** {words}\n", handoffs(facts=[PRICE])), "sale.price") == []


def test_a_label_with_words_where_a_number_was_declared_is_noted(tmp_path: Path) -> None:
    write(tmp_path, "# Blue Boats\n\n**Trip price:** ask Ana\n")
    reach = reach_at(tmp_path)
    assert of(list(handoffs(facts=[PRICE]).read(reach)), "sale.price") == []
    assert any("docs/boats.md:3" in problem and "ask Ana" in problem for problem in reach.problems)


def test_dates_and_counts_behind_labels(tmp_path: Path) -> None:
    rules = [
        {"label": "Lease ends", "key": "lease.end"},
        {"label": "People on the list", "key": "list.size", "unit": "count"},
        {"label": "Status", "key": "billing.model"},
    ]
    facts = read(tmp_path, TEXT, handoffs(facts=rules))
    assert of(facts, "lease.end")[0].text == "2026-08-31"
    assert of(facts, "list.size")[0].value == Decimal(3676)
    assert of(facts, "billing.model")[0].text == "on track"


def test_a_table_under_a_heading_becomes_facts_and_its_total_row_none(tmp_path: Path) -> None:
    facts = of(read(tmp_path, TEXT, handoffs(tables=[COSTS])), "sale.variable_cost")
    assert [(fact.label("part"), fact.low, fact.high) for fact in facts] == [
        ("Crew", Decimal(220), Decimal(220)),
        ("Fuel", Decimal(45), Decimal(65)),
        ("Dock", Decimal(1200), Decimal(1200)),
    ]
    assert [fact.origin.locator for fact in facts] == [f"docs/boats.md:{line}" for line in (13, 14, 15)]
    assert {fact.kind for fact in facts} == {Kind.ESTIMATE}


def test_a_table_nobody_has_is_noted(tmp_path: Path) -> None:
    write(tmp_path, "# Blue Boats\n")
    reach = reach_at(tmp_path)
    list(handoffs(tables=[COSTS]).read(reach))
    assert "no document has a table under 'trip costs'" in reach.problems[0]


def test_tasks_keep_owner_due_form_section_and_check(tmp_path: Path) -> None:
    tasks = of(read(tmp_path, TEXT), "task")
    assert [(task.label("done"), task.label("form")) for task in tasks] == [
        ("yes", "box"),
        ("no", "box"),
        ("no", "list"),
    ]
    open_task = tasks[1]
    assert open_task.label("owner") == "Ana"
    assert open_task.label("due") == "2026-06-01"
    assert open_task.label("check") == "equity_unsigned"
    assert open_task.label("section") == "Next steps"


def test_risks_of_tables_and_lists(tmp_path: Path) -> None:
    risks = of(read(tmp_path, TEXT), "risk")
    assert [risk.text for risk in risks] == ["No booking in June", "the mast is old"]
    assert risks[0].labels == {"severity": "high", "likelihood": "high", "owner": "CB"}


@pytest.mark.parametrize(
    "header",
    ["Risiko | Auswirkungen | Eintrittswahrscheinlichkeit | Wer | Stand", "Risque | Gravité | Probabilité | Responsable | Statut",
     "Riesgo | Gravedad | Probabilidad | Encargado | Estado", "Risco | Impacto | Probabilidade | Responsável | Situação",
     "Rischio | Gravità | Probabilità | Responsabile | Stato", "Risk | Level | Likelihood | Who | State"],
)  # fmt: skip
def test_what_is_told_of_a_risk_is_found_under_the_headers_of_many_languages(
    tmp_path: Path, header: str
) -> None:
    table = (
        f"# Blue Boats\n\n| {header} |\n|---|---|---|---|---|\n| The mast is old | 4 | 2 | Ana | watched |\n"
    )
    (risk,) = of(read(tmp_path, table), "risk")
    assert risk.labels == {"severity": "4", "likelihood": "2", "owner": "Ana", "status": "watched"}


def test_amounts_are_stated_and_those_in_fences_marked(tmp_path: Path) -> None:
    money = {fact.label("raw"): fact for fact in of(read(tmp_path, TEXT), "money")}
    assert {fact.kind for fact in money.values()} == {Kind.STATED}
    assert money["$300"].label("in_code") == "yes"
    assert money["$1,850"].label("in_code") == ""


def test_the_owners_word_settles_the_entity(tmp_path: Path) -> None:
    facts = read(tmp_path, TEXT, handoffs(entities={"boats.md": "bins"}))
    assert {fact.entity for fact in facts} == {"bins"}


def test_front_matter_settles_the_entity(tmp_path: Path) -> None:
    facts = read(tmp_path, "---\nentity: bins\n---\n# Notes\n\nBlue Boats owes $5\n", name="n.md")
    assert {fact.entity for fact in facts} == {"bins"}


def test_a_name_in_one_section_says_nothing_of_the_next(tmp_path: Path) -> None:
    text = "# Monday\n\nBlue Boats is fine.\n\n- [ ] call the yard\n\n## Costs of the group\n\n- [ ] pay $300 for the host\n"
    tasks = [fact for fact in read(tmp_path, text, name="monday.md") if fact.key == "task"]
    assert [fact.entity for fact in tasks] == ["boats", ""]


def test_a_document_may_speak_of_several(tmp_path: Path) -> None:
    text = (
        "# Notes\n\nBlue Boats pays $5\n\nBins pays $6\n\nnobody pays $7\n\n## Blue Boats\n\nthe slip is $8\n"
    )
    money = of(read(tmp_path, text, name="n.md"), "money")
    assert [fact.entity for fact in money] == ["boats", "bins", "bins", "boats"]


def test_an_alias_inside_a_word_names_nobody(tmp_path: Path) -> None:
    facts = read(tmp_path, "# Notes\n\nBBQ for $50 and Binsen for $9\n", name="n.md")
    assert {fact.entity for fact in of(facts, "money")} == {""}


def test_a_broken_file_is_noted_and_the_others_go_on(tmp_path: Path) -> None:
    write(tmp_path, TEXT)
    write(tmp_path, b"\xff\xfe\x00", "odd.md")
    (tmp_path / "docs" / "closed.md").write_text("# x")
    (tmp_path / "docs" / "closed.md").chmod(0)
    reach = reach_at(tmp_path)
    assert of(list(handoffs().read(reach)), "document")
    (tmp_path / "docs" / "closed.md").chmod(0o644)


def test_nothing_matched_is_broken(tmp_path: Path) -> None:
    with pytest.raises(SourceBroken, match="no such file"):
        read(tmp_path, TEXT, handoffs(path="elsewhere/*.md"))


def test_a_file_beyond_the_limit_is_named(tmp_path: Path) -> None:
    write(tmp_path, b"x" * (17 << 20))
    with pytest.raises(SourceBroken, match="bytes"):
        list(handoffs().read(reach_at(tmp_path)))


def test_secrets_are_quoted_as_fingerprints(tmp_path: Path) -> None:
    facts = read(tmp_path, "# Blue Boats\n\n- [ ] rotate password = 'hunter2hunter2x9' for $5\n")
    assert all("hunter2" not in fact.origin.quote for fact in facts)


def test_the_age_is_the_label_else_the_newest_date_not_to_come(tmp_path: Path) -> None:
    (document,) = of(read(tmp_path, "# Blue Boats\n\nmet on 2026-04-02, due 2026-06-01\n"), "document")
    assert document.label("updated") == "2026-04-02"


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"{'#' * (1 + i % 6)} Part {i}\n\n- [ ] task {i}\n\n" for i in range(8_000)),
        "".join(f"# Risks {i}\n\n- item {i}\n\n" for i in range(8_000)),
        "\n\n".join(f"Bins pays ${i}" for i in range(8_000)),
        "# T\n\n| Item | Status | Amount |\n|---|---|---|\n"
        + "".join(f"| a{i} | ✅ | ${i} |\n" for i in range(8_000)),
    ],
    ids=["headings", "risks", "names", "table"],
)
def test_a_long_document_costs_no_more_than_in_proportion(tmp_path: Path, text: str) -> None:
    """A quadratic step would take minutes at this length; linear ones take about a second."""
    started = time.process_time()
    assert len(read(tmp_path, text)) > 5_000
    assert time.process_time() - started < 10


TABLES = """\
# Blue Boats

| Posten | Betrag (CHF/Monat) | Zuständig | Frist | Status |
|---|---|---|---|---|
| Miete | 1'200.50 | Ana | 2026-06-01 | ✅ |
| Strom | ~45–60 | - | | offen |
| Versand | EUR 7 | | | |
| **Summe** | 1'400 | | | |

| Partida | Coste mensual |
|---|---|
| Luz | 10 € |
| Agua | 20 € |
| Total | 35 € |
"""


def noted(root: Path, text: str, source: Handoffs | None = None) -> list[str]:
    write(root, text)
    reach = reach_at(root)
    list((source or handoffs()).read(reach))
    return reach.problems


def test_amounts_under_a_currency_are_money_once_with_their_line_period_and_header(tmp_path: Path) -> None:
    money = of(read(tmp_path, TABLES), "money")
    under = [fact for fact in money if fact.label("column")]
    assert [(fact.low, fact.high, fact.unit, fact.origin.locator) for fact in under] == [
        (Decimal("1200.50"), Decimal("1200.50"), "CHF/month", "docs/boats.md:5"),
        (Decimal(45), Decimal(60), "CHF/month", "docs/boats.md:6"),
        (Decimal(1400), Decimal(1400), "CHF/month", "docs/boats.md:8"),
    ]
    assert [fact.label("approx") for fact in under] == ["", "yes", ""]
    assert {fact.label("column") for fact in under} == {"Betrag (CHF/Monat)"}
    assert {fact.label("section") for fact in under} == {"Blue Boats"}
    assert [fact.unit for fact in money if fact.origin.locator == "docs/boats.md:7"] == ["EUR/month"]


def test_the_period_of_a_header_holds_for_amounts_with_a_currency_of_their_own(tmp_path: Path) -> None:
    euros = [fact for fact in of(read(tmp_path, TABLES), "money") if fact.label("raw").endswith("€")]
    assert {(fact.unit, fact.label("period")) for fact in euros} == {("EUR/month", "month")}


def test_amounts_of_total_rows_say_so(tmp_path: Path) -> None:
    totals = [fact for fact in of(read(tmp_path, TABLES), "money") if fact.label("total") == "yes"]
    assert [f"{fact.origin.locator} {fact.value}" for fact in totals] == [
        "docs/boats.md:14 35",
        "docs/boats.md:8 1400",
    ]


def test_a_total_its_parts_do_not_add_up_to_is_noted_once(tmp_path: Path) -> None:
    rule = {"section": "Boats", "key": "expense", "value": "Coste mensual", "labels": {"item": "Partida"}}
    for source in (handoffs(), handoffs(tables=[rule])):
        told = [one for one in noted(tmp_path, TABLES, source) if "total row" in one]
        assert told == ["docs/boats.md:14: the total row says 35, the rows above it add up to 30"]
    assert noted(tmp_path, TABLES.replace("35 €", "30 €")) == []


def test_a_state_in_a_table_row_says_whose_it_is_and_by_when(tmp_path: Path) -> None:
    states = of(read(tmp_path, TABLES), "status")
    assert [(one.label("subject"), one.label("owner"), one.label("due")) for one in states] == [
        ("Miete", "Ana", "2026-06-01"),
        ("Strom", "", ""),
    ]


@pytest.mark.parametrize(
    ("header", "done", "open_one"),
    [("Task | Owner | Due | Status", "done", "open"), ("Aufgabe | Wer | Frist | Status", "erledigt", "offen"),
     ("Tarea | Responsable | Fecha límite | Estado", "hecho", "pendiente"), ("Action | Owner | Due | Status", "✅", "blocked")],
)  # fmt: skip
def test_a_table_of_tasks_gives_tasks(tmp_path: Path, header: str, done: str, open_one: str) -> None:
    rows = f"| Call the yard | @ana | 2026-06-01 | {done} |\n| Pay | - | | {open_one} |\n| | | | |\n"
    tasks = of(read(tmp_path, f"# Blue Boats\n\n| {header} |\n|---|---|---|---|\n{rows}"), "task")
    assert [(one.text, one.label("done"), one.label("owner"), one.label("due")) for one in tasks] == [
        ("Call the yard", "yes", "ana", "2026-06-01"),
        ("Pay", "no", "", ""),
    ]
    assert {one.label("form") for one in tasks} == {"row"}


@pytest.mark.parametrize("header", ["Step | Cost", "Action | Status", "Endpoint | Status", "Item | Owner"])
def test_other_tables_give_none(tmp_path: Path, header: str) -> None:
    assert of(read(tmp_path, f"# Blue Boats\n\n| {header} |\n|---|---|\n| a | b |\n"), "task") == []


HIDDEN = "FAKEhunter2x9EXAMPLE"


@pytest.mark.parametrize(
    "text",
    [f"| Risk | Password | Owner |\n|---|---|---|\n| x | {HIDDEN} | Ana |\n",
     f"| Dienst | Kennwort | Status |\n|---|---|---|\n| {HIDDEN}s | {HIDDEN} | ✅ |\n",
     f"| Servicio | Clave de API |\n|---|---|\n| Mapa | `{HIDDEN}` |\n",
     f"| Thing | Value |\n|---|---|\n| Token | {HIDDEN} |\n",
     f"## API key for the maps\n\n```\n{HIDDEN}\n```\n", f"Mot de passe\n\n- {HIDDEN}\n\n- [ ] change {HIDDEN}\n"],
    ids=["header", "german", "spanish", "first cell", "heading", "line above"],
)  # fmt: skip
def test_a_secret_named_from_elsewhere_is_a_fingerprint_in_facts_and_notes(tmp_path: Path, text: str) -> None:
    rules = [{"section": "Risks", "key": "expense", "value": "Value", "labels": {"item": "Thing"}}]
    write(tmp_path, f"# Risks of Blue Boats\n\n{text}")
    reach = reach_at(tmp_path)
    facts = list(handoffs(tables=rules).read(reach))
    said = [fact.text + fact.origin.quote + str(fact.labels) for fact in facts] + reach.problems
    assert not [one for one in said if HIDDEN in one]


def test_a_half_written_document_is_noted_with_its_last_line(tmp_path: Path) -> None:
    cut = TABLES.removesuffix("Total | 35 € |\n") + "Tot"
    assert noted(tmp_path, cut) == ["docs/boats.md:14: ends in the middle of a row: perhaps half-written"]


def test_what_is_kept_of_a_document_holds_no_secret_in_facts_or_notes(tmp_path: Path) -> None:
    rule = {"section": "Risks", "key": "expense", "value": "Passwort", "labels": {"item": "Dienst"}}
    write(tmp_path, f"# Risks of Blue Boats\n\n| Dienst | Passwort |\n|---|---|\n| Mail | {HIDDEN} |\n")
    reach = replace(reach_at(tmp_path), memory=Memory(tmp_path / "var", writable=True))
    list(handoffs(tables=[rule]).read(reach))
    assert any("boats.md:5" in problem for problem in reach.problems)
    (kept,) = (path for path in (tmp_path / "var").rglob("*") if path.is_file())
    with closing(sqlite3.connect(kept)) as lines:
        head, body = lines.execute("SELECT head, body FROM kept").fetchone()
    assert "[secret" in head
    assert HIDDEN not in head + body.decode()
    assert HIDDEN.encode() not in kept.read_bytes()


@pytest.mark.parametrize(
    "text",
    ["| Secret | Where |\n|---|---|\n| STRIPE_KEY_2 | prod/stripe-key-v2 |\n", "| Model | Token |\n|---|---|\n| m | 128000 |\n",
     "| Service | Password |\n|---|---|\n| a | changeme |\n| b | in 1Password |\n| c | rotated |\n",
     "commits to deploy-credentials | programs/a1/<slug>/practice/x9.json\n", "Next token\n\n2026-05-01\n"],
)  # fmt: skip
def test_a_name_a_count_or_a_place_under_such_a_header_is_no_secret(tmp_path: Path, text: str) -> None:
    facts = read(tmp_path, f"# Risks\n\n{text}\nmet on 2026-04-02\n")
    assert not [fact for fact in facts if "[secret" in fact.text + fact.origin.quote]
    assert redact(text) == text


def test_a_declared_order_of_dates_holds_for_documents(tmp_path: Path) -> None:
    text = "# Notes\n\n**Updated:** 02/03/2026\n\nBlue Boats pays $5\n"
    (first,) = of(read(tmp_path, text, handoffs(date_order="dmy")), "money")
    assert first.origin.as_of.date().isoformat() == "2026-03-02"
    (second,) = of(read(tmp_path, text, handoffs(date_order="mdy")), "money")
    assert second.origin.as_of.date().isoformat() == "2026-02-03"


def test_a_labelled_guess_is_an_estimate(tmp_path: Path) -> None:
    rule = {"label": "Price", "key": "sale.price", "unit": "USD"}
    for text, kind in (("approx. 300 USD (not sure)", Kind.ESTIMATE), ("300 USD", Kind.ACTUAL)):
        (fact,) = of(read(tmp_path, f"# n\n\n**Price:** {text}\n", handoffs(facts=[rule])), "sale.price")
        assert (fact.value, fact.kind) == (Decimal(300), kind)
    (fact,) = of(
        read(tmp_path, "# n\n\n**Price:** ~300 USD\n", handoffs(facts=[rule | {"kind": "actual"}])),
        "sale.price",
    )
    assert fact.kind is Kind.ACTUAL
