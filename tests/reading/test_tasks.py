"""Check boxes, next steps in six languages, owners and due dates."""

import pytest

from execreports.reading.blocks import outline
from execreports.reading.tasks import Task, find_tasks


def tasks(text: str) -> list[Task]:
    return find_tasks(outline(text))


def test_check_boxes_anywhere_in_lists_but_not_in_code() -> None:
    text = "- [ ] a\n  - [x] b\n1. [X] c\n> * [ ] d\n\n```\n- [ ] no\n```\n\n- [-] no\n- [ ]no\n- [](x) no\n"
    assert [(t.text, t.done, t.line) for t in tasks(text)] == [
        ("a", False, 1), ("b", True, 2), ("c", True, 3), ("d", False, 4),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "heading",
    ["Next steps", "🎯 Next Steps:", "TODO", "Próximos pasos", "Próximos passos", "Prochaines étapes", "À faire",
     "Nächste Schritte", "Offene Punkte", "Prossimi passi", "Da fare", "What's next"],
)  # fmt: skip
def test_plain_lists_under_next_steps_are_open_work_and_labelled_so(heading: str) -> None:
    found = tasks(f"## {heading}\n\n1. call bank\n   - detail\n2. send mail\n\n## Notes\n\n- other\n")
    assert [(t.text, t.done, t.is_boxed) for t in found] == [
        ("call bank", False, False),
        ("send mail", False, False),
    ]


def test_a_box_under_next_steps_counts_once() -> None:
    assert [(t.text, t.is_boxed) for t in tasks("## Next steps\n- [ ] a\n- b\n")] == [
        ("a", True),
        ("b", False),
    ]


@pytest.mark.parametrize(
    ("text", "owner", "due"),
    [
        ("Send it (owner: Ana, due 2026-05-12)", "Ana", "2026-05-12"),
        ("Anrufen, verantwortlich: Jörg, bis 12. Mai 2026", "Jörg", "2026-05-12"),
        ("Llamar (responsable: Luis) antes del 5 de junio de 2026", "Luis", "2026-06-05"),
        ("@maria fixes CI by May 20, 2026", "maria", "2026-05-20"),
        ("Pagare entro il 12 giugno 2026 (responsabile: Marco)", "Marco", "2026-06-12"),
        ("Payer, échéance : 3 mars 2026, responsable : Zoé", "Zoé", "2026-03-03"),
        ("Pagar até 31/12/2026 @joao", "joao", "2026-12-31"),
        ("Write to bob@example.com about 2026-05-05", "", ""),
        ("Do due diligence for the owner portal by 05/06/2026", "", ""),
    ],
)
def test_owner_and_due_where_written(text: str, owner: str, due: str) -> None:
    (task,) = tasks(f"- [ ] {text}")
    assert (task.owner, task.due) == (owner, due)


@pytest.mark.parametrize(
    ("item", "done"),
    [
        ("☑ Open the account", True), ("✅ Order flour", True), ("~~Sign the lease~~", True), ("[-] Buy a van", True),
        ("Order flour ✅ criteria", False), ("~~Old~~ new plan", False), ("Call the bank", False),
    ],
)  # fmt: skip
def test_listed_work_that_is_ticked_struck_or_cancelled_is_not_open(item: str, done: bool) -> None:
    (task,) = tasks(f"# Notes\n\n## Next steps\n\n1. {item}\n")
    assert task.done is done
