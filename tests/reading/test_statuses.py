"""Reported states: labels, headings, lists, prose and cells in six languages; when a tick is no report."""

import pytest

from execreports.reading.blocks import outline
from execreports.reading.languages.alternatives import split
from execreports.reading.languages.known import LANGUAGES
from execreports.reading.lines import Lines
from execreports.reading.status_labels import stem
from execreports.reading.status_value import read_status
from execreports.reading.status_words import PHRASES, fold, phrase
from execreports.reading.statuses import find_statuses


def states(text: str) -> list[tuple[int, str]]:
    blocks = outline(text)
    return [(status.line, status.status) for status in find_statuses(Lines(text, blocks.code), blocks)]


@pytest.mark.parametrize(
    ("value", "status"),
    [
        ("Done", "done"), ("✅ Complete", "done"), ("IN PROGRESS", "active"), ("⏳ Not started", "planned"),
        ("Blocked on legal", "blocked"), ("⚠️ BLOCKED — waiting for keys", "blocked"), ("On hold", "blocked"),
        ("At risk", "at-risk"), ("🟡 Delayed", "at-risk"), ("60%", "active"), ("100%", "done"), ("Partially done", "active"),
        ("not done yet", "planned"), ("Needs to be configured", "planned"), ("Ready to ship", "active"),
        ("completado", "done"), ("en curso", "active"), ("bloqueado", "blocked"), ("en riesgo", "at-risk"),
        ("pendiente", "planned"), ("no iniciado", "planned"),
        ("concluído", "done"), ("em andamento", "active"), ("aguardando resposta", "blocked"), ("atrasado", "at-risk"),
        ("a fazer", "planned"), ("não iniciado", "planned"), ("Mitigado parcialmente", "active"),
        ("terminé", "done"), ("en cours", "active"), ("bloqué", "blocked"), ("en retard", "at-risk"), ("à faire", "planned"),
        ("pas commencé", "planned"),
        ("erledigt", "done"), ("in Arbeit", "active"), ("wartet auf Freigabe", "blocked"), ("gefährdet", "at-risk"),
        ("geplant", "planned"), ("noch nicht begonnen", "planned"), ("nicht abgeschlossen", "planned"),
        ("completato", "done"), ("in corso", "active"), ("in attesa", "blocked"), ("in ritardo", "at-risk"),
        ("da fare", "planned"), ("non iniziato", "planned"),
        ("N/A", "unknown"), ("purple", "unknown"), ("", "unknown"), ("Running / Paused / Done", "unknown"),
    ],
)  # fmt: skip
def test_values_in_six_languages(value: str, status: str) -> None:
    assert read_status(value).status == status


@pytest.mark.parametrize(("value", "quotes"), [("✅ BLOCKED", ("✅", "blocked")), ("❌ Done", ("❌", "done")),
                                               ("✅ or ⏸", ("✅", "⏸")), ("done, blocked", ("done", "blocked"))])  # fmt: skip
def test_contradictions_are_unknown_with_both_sides_quoted(value: str, quotes: tuple[str, ...]) -> None:
    reading = read_status(value)
    assert reading.status == "unknown"
    assert reading.is_contradictory
    assert reading.quotes == quotes


@pytest.mark.parametrize(
    "line",
    ["**Status:** done", "**Status**: done", "Status: done", "- **Build status:** done", "> Status: done", "1. Status: done",
     "**Owner:** Ana · **Status:** done", "**Estado:** hecho", "**Statut :** terminé", "- Stato: completato",
     "**Situação:** concluída", "*Status*: done", "**Status:** `done`", "**Status** — done", "Status：done", "**Status：** done",
     "Projektstatus: erledigt", "- **État :** terminé", "ETAT: termine", "État d'avancement : 100 %", "Estatus: hecho"],
)  # fmt: skip
def test_labels(line: str) -> None:
    assert states(f"# A\n\n{line}\n") == [(3, "done")]


@pytest.mark.parametrize(
    "line", ["The status: codes are 200 and 404", "`Status: done`", "    Status: done", "status quo"]
)
def test_sentences_and_code_are_no_labels(line: str) -> None:
    assert not any(status != "unknown" for _, status in states(f"a\n\n{line}\n"))


def test_front_matter_has_a_status_too() -> None:
    assert states("---\nstatus: done\n---\n") == [(2, "done")]


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("## Completed ✅", "done"), ("## In Progress", "active"), ("### 3. **Export** ✅", "done"),
        ("## Phase 2 — terminé", "done"), ("## Sprint 4 (in Arbeit)", "active"), ("## ❌ Not yet implemented", "planned"),
        ("## Pendientes", "planned"), ("## Bloccato", "blocked"), ("## DEPLOYMENT COMPLETE", "done"),
    ],
)  # fmt: skip
def test_headings(heading: str, status: str) -> None:
    assert states(heading) == [(1, status)]


@pytest.mark.parametrize(
    "heading", ["## Open questions", "## 🚀 Launch plan", "## Bloque 2", "## Is it done?", "## Goals"]
)
def test_headings_that_say_no_state(heading: str) -> None:
    assert not any(status != "unknown" for _, status in states(heading))


def test_ticks_in_lists_and_prose_report_work() -> None:
    text = "## Work\n- ✅ export\n- import ✅\n- ⏳ sync in progress\n- ⏳ audit queued\n- ❌ No credentials\n\n**Backup:** ✅ nightly\n"
    assert states(text) == [
        (2, "done"),
        (3, "done"),
        (4, "active"),
        (5, "planned"),
        (6, "blocked"),
        (8, "done"),
    ]


@pytest.mark.parametrize(
    "heading",
    ["What I can do", "Success criteria", "Features", "Ventajas", "Critères d'acceptation", "Vorteile", "Requisiti",
     "What I don't need", "Best practices", "Objetivos"],
)  # fmt: skip
def test_ticks_under_capabilities_criteria_and_advice_are_unknown(heading: str) -> None:
    assert states(f"## {heading}\n- ✅ a\n- ❌ b\n") == [(2, "unknown"), (3, "unknown")]


@pytest.mark.parametrize(
    "heading", ["Tarefas do sprint", "Estado dos módulos", "O que se entregou", "What to do next"]
)
def test_small_words_inside_a_heading_are_no_advice(heading: str) -> None:
    assert states(f"## {heading}\n- ✅ a\n") == [(2, "done")]


@pytest.mark.parametrize("heading", ["Do", "Do / Don't", "Dos and don'ts", "Se tudo correr bem"])
def test_the_same_words_that_are_or_open_the_heading_are(heading: str) -> None:
    assert states(f"## {heading}\n- ✅ a\n") == [(2, "unknown")]


def test_the_line_that_opens_a_list_decides_as_a_heading_does() -> None:
    assert states("# Log\n\n**We can:**\n- ✅ read\n- ✅ write\n\nDone so far:\n- ✅ plan\n") == [
        (4, "unknown"), (5, "unknown"), (8, "done"),
    ]  # fmt: skip


def test_a_question_and_a_condition_are_no_report() -> None:
    assert states("- ✅ Is it live?\n- ✅ When all tests pass\n") == [(1, "unknown"), (2, "unknown")]


def test_a_legend_names_marks_without_reporting() -> None:
    assert states("✅ done · ⏳ pending · ❌ failed\n") == [(1, "unknown")]


def test_status_columns_and_blocker_columns() -> None:
    text = "| Task | Estado |\n|---|---|\n| a | ✅ Hecho |\n| b | pendiente |\n\n| Step | Blocker |\n|---|---|\n| c | no key |\n| d | - |\n"
    assert states(text) == [(3, "done"), (4, "planned"), (8, "blocked")]


def test_a_comparison_of_plans_is_no_status_table() -> None:
    assert states("| Feature | Free | Pro |\n|---|---|---|\n| Export | ✅ | ✅ |\n| SSO | ❌ | ✅ |\n") == []


def test_ticks_under_a_participle_and_rows_named_status() -> None:
    assert states("| Check | Applied |\n|---|---|\n| a | ✅ |\n| b | ❌ |\n") == [(3, "done"), (4, "planned")]
    assert states("| Field | Value |\n|---|---|\n| Status | Shipped |\n") == [(3, "done")]


def test_marks_in_code_say_nothing() -> None:
    assert states("```\n- ✅ a\n```\n\nuse `✅` for done\n") == []


@pytest.mark.parametrize(
    ("item", "status"),
    [("[DONE] Migrate", "done"), ("**Blocked:** Payments", "blocked"), ("WIP: docs", "active"), ("(pendiente) pagar", "planned"),
     ("**Erledigt:** Mail", "done"), ("【done】Migrate", "done"), ("（done）Migrate", "done"), ("DONE：Migrate", "done"),
     ("CONCLUÍDO: migrar", "done")],
)  # fmt: skip
def test_items_that_open_with_a_state(item: str, status: str) -> None:
    assert states(f"- {item}\n") == [(1, status)]


@pytest.mark.parametrize(
    "item",
    [
        "Done: migrate",
        "**Live:** https://example.com",
        "[done](x.md) link",
        "(a) first",
        "[x] boxed",
        "API: docs",
    ],
)
def test_items_that_only_look_like_it(item: str) -> None:
    assert states(f"- {item}\n") == []


@pytest.mark.parametrize(("line", "status"), [("Progress: 60%", "active"), ("**Avancement :** 100 %", "done"),
                                              ("Fortschritt: 0 %", "planned")])  # fmt: skip
def test_a_share_of_the_work_is_a_state(line: str, status: str) -> None:
    assert states(line) == [(1, status)]


def test_a_sentence_on_several_things_is_work_that_goes_on() -> None:
    assert read_status("Code complete; deploy pending").status == "active"
    assert read_status("Implementado, falta aprobar; despliegue pendiente").status == "active"
    assert read_status("Import umgesetzt, Export blockiert durch Bank").status == "blocked"


def test_answers_under_a_participle() -> None:
    assert states("| Task | Done? |\n|---|---|\n| a | yes |\n| b | no |\n") == [(3, "done"), (4, "planned")]
    assert states("| Aufgabe | Erledigt |\n|---|---|\n| a | ja |\n| b | nein |\n") == [
        (3, "done"),
        (4, "planned"),
    ]


def test_signs_of_full_width_part_a_value_as_others_do() -> None:
    assert read_status("done（see below）").status == "done"
    assert read_status("６０％").status == "active"
    assert states("| Task | Done？ |\n|---|---|\n| a | ✅ |\n| b | ❌ |\n") == [(3, "done"), (4, "planned")]


def test_a_column_that_may_hold_something_else_counts_where_its_cells_are_states() -> None:
    assert states("| Field | Value |\n|---|---|\n| State | done |\n") == [(3, "done")]
    assert states("| Field | Value |\n|---|---|\n| State | Ohio |\n") == []
    assert states("| Field | Value |\n|---|---|\n| Status | purple |\n") == [(3, "unknown")]


def test_folding_keeps_what_is_not_an_accent() -> None:
    assert fold("NÃO Concluído") == "nao concluido"
    assert fold("ブロック 데이터") == "ブロック 데이터"
    assert fold("Załatwione TAMAMLANDI tamamlandı") == "zalatwione tamamlandi tamamlandi"
    assert phrase("N/A") == phrase("n. a.") == "n a"
    assert phrase(" – ") == ""


def test_every_ending_of_a_word_is_known() -> None:
    assert {PHRASES[word] for word in ("terminado", "terminada", "termine", "terminees")} == {("done", False)}


@pytest.mark.parametrize("name", ["état", r"(?<![^\W\d_])stav(?! (?:ke?|na)\b)", r"grau d[e'’] ?avenç", "進捗(?:率|度)?",
                                  r"\bdurumu?\b", "(?:old )?progress"])  # fmt: skip
def test_the_stem_of_a_name_is_in_what_it_matches(name: str) -> None:
    assert stem(name) in {"état", "stav", "avenç", "進捗", "durum", "progress"}


def test_every_name_of_a_state_has_letters_to_find_it_by() -> None:
    for one in LANGUAGES:
        for name in split(f"{one.states.labels}|{one.states.progress}"):
            assert not name or len(stem(name)) > (2 if name.isascii() else 1), (one.code, name)


def test_no_language_takes_a_word_of_another_for_another_state() -> None:
    """Of two languages that give a word two states the first would win, and the other would be misread."""
    given: dict[str, set[str]] = {}
    for one in LANGUAGES:
        for state in ("done", "active", "blocked", "at_risk", "planned", "unknown"):
            for written in getattr(one.states, state).split("|"):
                word = " ".join(fold(written).split())
                given.setdefault(word, set()).add(state)
    assert {word: found for word, found in given.items() if word and len(found) > 1} == {}
