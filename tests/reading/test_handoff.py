"""A whole document: the contract of `inspect --json`, sections, labels, and bounded work on hostile files."""

import json
import time
import tracemalloc
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from execreports.reading.handoff import MOST_LINES, as_json, read_handoff

DOCUMENT = """---
status: active
---
# Übergabe

**Stand:** 2026-05-04 · **Verantwortlich:** Jörg

## Erledigt ✅

- ✅ Export läuft
- [x] Vertrag (verantwortlich: Ana, bis 12. Mai 2026)

## Kosten

| Posten | Betrag | Status |
|---|---:|---|
| Miete | 1.200 € | offen |
| Strom | 45,50 €/Monat | erledigt |

```sh
echo $1
```

## Nächste Schritte

1. Bank anrufen
"""


def test_a_document_read_whole() -> None:
    found = read_handoff(DOCUMENT.encode())
    assert [(s.title, s.line, s.end) for s in found.sections] == [
        ("Übergabe", 4, 28), ("Erledigt ✅", 8, 13), ("Kosten", 13, 24), ("Nächste Schritte", 24, 28),
    ]  # fmt: skip
    assert [(m.raw, m.line, m.unsure) for m in found.money] == [
        ("1.200 €", 17, False),
        ("45,50 €/Monat", 18, False),
    ]
    assert [(t.text.split(" ")[0], t.done, t.is_boxed, t.due) for t in found.tasks] == [
        ("Vertrag", True, True, "2026-05-12"), ("Bank", False, False, ""),
    ]  # fmt: skip
    assert [(s.line, s.status) for s in found.statuses] == [
        (2, "active"), (8, "done"), (10, "done"), (17, "planned"), (18, "done"),
    ]  # fmt: skip
    assert [(label.name, label.value, label.line) for label in found.labels] == [
        ("status", "active", 2), ("Stand", "2026-05-04", 6), ("Verantwortlich", "Jörg", 6),
    ]  # fmt: skip
    assert [(date.iso, date.line) for date in found.dates] == [("2026-05-04", 6), ("2026-05-12", 11)]


def test_the_contract_of_inspect() -> None:
    document = as_json(read_handoff(DOCUMENT.encode()))
    assert json.loads(json.dumps(document)) == document
    assert document["encoding"] == "utf-8"
    assert document["problems"] == []
    (table,) = cast("list[dict[str, list[dict[str, object]]]]", document["tables"])
    assert {name: table[name] for name in ("line", "header", "rows", "totals")} == {
        "line": 15, "header": ["Posten", "Betrag", "Status"], "rows": 2, "totals": [],
    }  # fmt: skip
    assert [column["role"] for column in table["columns"]] == ["item", "amount", "status"]
    assert [(row["line"], row["total"]) for row in table["cells"]] == [(17, False), (18, False)]
    amounts = document["money"]
    assert isinstance(amounts, list)
    assert amounts[0] == {
        "raw": "1.200 €", "low": "1200", "high": "1200", "currency": "EUR", "period": None, "approx": False, "line": 17,
        "per": "", "in_code": False, "unsure": False,
    }  # fmt: skip


def test_crlf_bom_and_utf16_give_the_same_facts() -> None:
    plain = as_json(read_handoff(DOCUMENT.encode()))
    for data in (
        DOCUMENT.replace("\n", "\r\n").encode(),
        DOCUMENT.encode("utf-8-sig"),
        DOCUMENT.encode("utf-16"),
    ):
        found = as_json(read_handoff(data))
        assert {key: found[key] for key in plain if key != "encoding"} == {
            key: plain[key] for key in plain if key != "encoding"
        }


DECOY = """# Costs

- Hosting: $40 a month

{open}
# $999 is due
- [x] sold for $5,000
**Status:** done
| Item | Cost |
|---|---|
| decoy | $70 |
{close}

1. still in the list
   {open}
   - [ ] nested, $80
   {close}
- [ ] call the bank about $60
"""


@pytest.mark.parametrize("fence", ["```", "~~~~", "`````"])
def test_trap_a_fence_is_a_decoy_whose_amounts_are_marked_and_whose_work_is_nobodys(fence: str) -> None:
    found = read_handoff(DECOY.format(open=f"{fence}text", close=fence).encode())
    assert [(str(m.low), m.in_code) for m in found.money if not m.in_code] == [("40", False), ("60", False)]
    assert {str(m.low) for m in found.money if m.in_code} == {"999", "5000", "70", "80"}
    assert [task.text.split(",")[0] for task in found.tasks if task.is_boxed] == ["call the bank about $60"]
    assert [heading.text for heading in found.headings] == ["Costs"]
    assert (found.tables, found.statuses) == ((), ())


SPELLINGS = {
    "$1,234.50": ("1234.50", "1234.50", "USD"), "1.234,50 €": ("1234.50", "1234.50", "EUR"),
    "$7-9K": ("7000", "9000", "USD"), "USD 12k": ("12000", "12000", "USD"), "€1.2M": ("1200000", "1200000", "EUR"),
    "$(420,000)": ("-420000", "-420000", "USD"), "£3 500": ("3500", "3500", "GBP"), "~$50–84/month": ("50", "84", "USD"),
}  # fmt: skip


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_trap_money_has_eight_spellings_in_one_document(spelling: str) -> None:
    (found,) = read_handoff(f"# Notes\n\n- Paid {spelling} for the dock\n".encode()).money
    assert (str(found.low), str(found.high), found.currency) == SPELLINGS[spelling]


SIZE = 200_000


def filled(text: str) -> bytes:
    return (text * (SIZE // len(text)))[:SIZE].encode()


@pytest.mark.parametrize(
    "data",
    [filled(unit) for unit in ("- a\n", "- a\n  - b\n    - c\n", "> - ", "# a\n", "a\n---\n", "| $1 | ✅ |\n", "[a]: b 'c\n",
                               "- ✅ a\n", "**Status:** done ", "**a:** b ", "- [ ] a 2026-05-05\n", "`a", "*", "<div>\n",
                               "5 mil € ", "❌", "\x00a\n", ">>>>>>>>>>>>>>>>>>>>>>> a\n", "- - - -\n", "a: b\n", "\t\t- a\n")]
    + [b"| a | b |\n|---|---|\n" + filled("| $1 | done |\n"), b"```\n" + filled("$5\n"), b"---\n" + filled("a: b\n")],
    ids=lambda data: repr(data[:12]),
)  # fmt: skip
def test_hostile_files_take_bounded_time(data: bytes) -> None:
    started = time.process_time()
    read_handoff(data)
    assert time.process_time() - started < 4  # seconds on a slow machine; quadratic work takes minutes


def test_a_table_of_a_hundred_thousand_cells_in_bounded_memory() -> None:
    text = "|" + "a|" * 10 + "\n|" + "-|" * 10 + "\n" + ("|" + "b|" * 10 + "\n") * 10_000
    tracemalloc.start()
    found = read_handoff(text.encode())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(found.tables[0].rows) == 10_000
    assert peak < 60_000_000


def test_lines_beyond_the_limit_are_a_problem_not_a_silence() -> None:
    found = read_handoff(b"a\n" * (MOST_LINES + 5) + b"$5\n")
    assert [problem.line for problem in found.problems] == [MOST_LINES]
    assert found.money == ()


@settings(max_examples=150)
@given(st.text(alphabet="#-*>|[] x`~$€5k%:.\n✅❌⏳Statuſdone:İß\t\\_", max_size=400))
def test_any_text_is_read_and_its_lines_exist(text: str) -> None:
    found = read_handoff(text.encode())
    last = text.count("\n") + 1
    lines = [*(m.line for m in found.money), *(s.line for s in found.statuses), *(t.line for t in found.tasks),
             *(h.line for h in found.headings), *(label.line for label in found.labels)]  # fmt: skip
    assert all(1 <= line <= last for line in lines)
    json.dumps(as_json(found))


@given(st.binary(max_size=300))
def test_any_bytes_are_read(data: bytes) -> None:
    json.dumps(as_json(read_handoff(data)))
