"""Check boxes, next steps in many languages, owners and due dates."""

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
     "Nächste Schritte", "Offene Punkte", "Prossimi passi", "Da fare", "What's next", "To do", "What’s next:"],
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
        ("Anruf (Termin: 30.09.2025)", "", "2025-09-30"),
        ("Spätestens am 30. September 2025 anrufen", "", "2025-09-30"),
        ("Migrate the archive – deadline 12 October 2025", "", "2025-10-12"),
        ("Pagare entro e non oltre il 30/09/2025", "", "2025-09-30"),
        ("Enviar a más tardar el 30 de septiembre de 2025", "", "2025-09-30"),
        ("Enviar até o dia 30/09/2025", "", "2025-09-30"),
        ("Rendre au plus tard le 30 septembre 2025", "", "2025-09-30"),
        ("Call the bank – owner: Annelies, due 2025-09-12", "Annelies", "2025-09-12"),
        ("Chiamare – responsabile: Giulia Ferri, scadenza: 30/09/2025", "Giulia Ferri", "2025-09-30"),
        ("Vertrag (gilt seit 25.09.2025)", "", ""),
        ("Migrated from the old host on 2025-09-12", "", ""),
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


@pytest.mark.parametrize(
    ("text", "owner", "due"),
    [
        ("Vertrag prüfen (Keller, bis 25.09.)", "Keller", ""),
        ("Vertrag prüfen (Keller, bis zum 25. September 2025)", "Keller", "2025-09-25"),
        ("Review (Anna Berg, by 12 October)", "Anna Berg", ""),
        ("Review (Anna Berg, by October 12, 2025)", "Anna Berg", "2025-10-12"),
        ("Enviar (Lucía, antes del 30 de septiembre de 2025)", "Lucía", "2025-09-30"),
        ("Responder (Caio, até 14/11)", "Caio", ""),
        ("Payer (Zoé, avant le 3 mars 2026)", "Zoé", "2026-03-03"),
        ("Allineare i prezzi (Giulia, entro il 30/09/2025)", "Giulia", "2025-09-30"),
    ],
)
def test_a_name_in_brackets_in_front_of_a_due_day_is_who_does_it(text: str, owner: str, due: str) -> None:
    (task,) = tasks(f"- [ ] {text}")
    assert (task.owner, task.due) == (owner, due)


@pytest.mark.parametrize(
    "text",
    [
        "Upgrade (Postgres, released 2025-09-12)", "Move (Debian, since 2025-09-12)", "Move (Berlin, 2025-09-12)",
        "Keep the old laptop (Windows 10, until 14.10.2025)", "Publish (API, by 2025-09-12)",
        "Order (Planned, by October 12, 2025)", "Klären (Frist, bis 25.09.2025)", "Call (Anna, by phone 3 times)",
        "Call (the bank, by 2025-09-12)", "Write to Anna, by 2025-09-12", "Send it → Karin", "Send it [Karin]",
    ],
)  # fmt: skip
def test_other_words_in_brackets_name_nobody(text: str) -> None:
    (task,) = tasks(f"- [ ] {text}")
    assert task.owner == ""


@pytest.mark.parametrize(
    ("item", "owner"),
    [
        ("Objednat revizi (zodpovídá: P. Hruška)", "P. Hruška"),
        ("Call the yard, owner: J. R. Doe, due 2026-05-01", "J. R. Doe"),
        ("検収（担当：小川、期限：2025年7月18日）", "小川"),
        ("Sign (owner: Ana). Then rest", "Ana"),
        ("Sign, owner: Ana. Then rest", "Ana"),
    ],
)
def test_a_name_ends_where_its_writing_ends_it(item: str, owner: str) -> None:
    assert tasks(f"- [ ] {item}\n")[0].owner == owner


@pytest.mark.parametrize(
    ("item", "owner", "due"),
    [
        ("書類を提出（佐藤、2026/09/25まで）", "佐藤", "2026-09-25"), ("翻訳 @takagi 締切：2025/7/4", "takagi", "2025-07-04"),
        ("Beküldeni 2026.05.12-ig", "", "2026-05-12"), ("Gönder 12.05.2026'ya kadar", "", "2026-05-12"),
        ("Lähetä 12.5.2026 mennessä", "", "2026-05-12"), ("提交 2026-05-12前", "", "2026-05-12"),
        ("계약 갱신 2026-05-12까지", "", "2026-05-12"), ("Paid on 2026-05-12 already", "", ""),
    ],
)  # fmt: skip
def test_a_due_date_may_be_told_behind_it(item: str, owner: str, due: str) -> None:
    (task,) = tasks(f"- [ ] {item}\n")
    assert (task.owner, task.due) == (owner, due)
