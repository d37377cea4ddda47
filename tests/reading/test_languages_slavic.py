"""Handoffs as colleagues write them in Polish, Czech, Slovak, Russian, Ukrainian and Greek."""

from decimal import Decimal

import pytest

from execreports.reading.handoff import Handoff, read_handoff
from execreports.reading.status_value import read_status
from execreports.reading.table_facts import read_table
from execreports.reading.table_roles import is_share, is_total, role_of

POLISH = """# Przekazanie projektu: sklep z herbatą

**Zaktualizowano:** 5 maja 2026
**Status:** w toku
**Postęp:** 60%

Umowa z drukarnią jest podpisana, ale czekamy jeszcze na bank.

## Stan prac

| Zadanie | Stan | Odpowiedzialny | Termin |
|---|---|---|---|
| Moduł płatności | zakończone | Anna | 1 maja 2026 |
| Integracja z magazynem | czeka na dostawcę | Piotr | 15 maja 2026 |
| Zdjęcia produktów | nie rozpoczęto | Kasia | 20 czerwca 2026 |
| Tłumaczenia | w trakcie | Piotr | 22 maja 2026 |
| Certyfikat | opóźnione | Anna | 2 października 2026 |

## Następne kroki

- Zadzwonić do dostawcy (odpowiedzialny: Piotr, termin: 15 maja 2026)
- Zamówić zdjęcia do 20.06.2026
- [x] Wysłać umowę

## Koszty

| Pozycja | Kwota miesięcznie (zł) |
|---|---|
| Hosting | 1 250,00 |
| Reklama | 2 400,00 |
| Razem | 3 650,00 |

Przeprowadzka kosztuje od 5 do 8 tys. zł, licencja 40 zł netto miesięcznie, praca 150 zł/godz.
"""
CZECH = """# Předání projektu: obchod s čajem

**Aktualizováno:** 5. května 2026
**Stav:** probíhá
**Průběh:** 60 %

Smlouva s tiskárnou je podepsaná, ale ještě čekáme na banku.

## Přehled

| Úkol | Stav | Zodpovídá | Termín |
|---|---|---|---|
| Platební modul | hotovo | Anna | 1. května 2026 |
| Napojení na sklad | čeká na dodavatele | Petr | 15. května 2026 |
| Fotografie | nezahájeno | Jana | 20. června 2026 |
| Překlady | rozpracováno | Petr | 22. května 2026 |
| Certifikát | zpožděno | Anna | 2. října 2026 |

## Další kroky

- Zavolat dodavateli (zodpovídá: Petr, termín: 15. května 2026)
- Objednat fotografie do 20. června 2026
- [x] Odeslat smlouvu

## Náklady

| Položka | Částka měsíčně (Kč) |
|---|---|
| Hosting | 1 250,00 |
| Reklama | 2 400,00 |
| Celkem | 3 650,00 |

Stěhování stojí 5 až 8 tis. Kč, licence 40 Kč bez DPH měsíčně, práce 150 Kč/hod.
"""
SLOVAK = """# Odovzdanie projektu: obchod s čajom

**Aktualizované:** 5. mája 2026
**Stav:** prebieha
**Priebeh:** 60 %

Zmluva s tlačiarňou je podpísaná, ale ešte čakáme na banku.

## Prehľad

| Úloha | Stav | Zodpovedný | Termín |
|---|---|---|---|
| Platobný modul | dokončené | Anna | 1. mája 2026 |
| Napojenie na sklad | čaká na dodávateľa | Peter | 15. mája 2026 |
| Fotografie | nezačaté | Jana | 20. júna 2026 |
| Preklady | rozpracované | Peter | 22. mája 2026 |
| Certifikát | mešká | Anna | 2. októbra 2026 |

## Ďalšie kroky

- Zavolať dodávateľovi (zodpovedný: Peter, termín: 15. mája 2026)
- Objednať fotografie najneskôr do 20. júna 2026
- [x] Odoslať zmluvu

## Náklady

| Položka | Suma mesačne (€) |
|---|---|
| Hosting | 1 250,00 |
| Reklama | 2 400,00 |
| Spolu | 3 650,00 |

Sťahovanie stojí 5 až 8 tis. €, licencia 40 € bez DPH mesačne, práca 150 €/hod.
"""
RUSSIAN = """# Передача проекта: чайный магазин

**Обновлено:** 5 мая 2026
**Статус:** в работе
**Прогресс:** 60%

Договор с типографией подписан, но мы ещё ждём банк.

## Состояние работ

| Задача | Статус | Ответственный | Срок |
|---|---|---|---|
| Модуль оплаты | завершено | Анна | 1 мая 2026 |
| Связь со складом | ожидает поставщика | Пётр | 15 мая 2026 |
| Фотографии | не начато | Ольга | 20 июня 2026 |
| Переводы | в процессе | Пётр | 22 мая 2026 |
| Сертификат | просрочено | Анна | 2 октября 2026 |

## Следующие шаги

- Позвонить поставщику (ответственный: Пётр, срок: 15 мая 2026)
- Заказать фотографии до 20 июня 2026 г.
- [x] Отправить договор

## Расходы

| Статья | Сумма в месяц (₽) |
|---|---|
| Хостинг | 1 250,00 |
| Реклама | 2 400,00 |
| Итого | 3 650,00 |

Переезд стоит от 5 до 8 тыс. руб., лицензия 40 руб. без НДС в месяц, работа 150 руб./час.
"""
UKRAINIAN = """# Передача проєкту: чайна крамниця

**Оновлено:** 5 травня 2026
**Статус:** у роботі
**Прогрес:** 60%

Договір із друкарнею підписано, але ми ще чекаємо на банк.

## Стан робіт

| Завдання | Стан | Відповідальний | Термін |
|---|---|---|---|
| Модуль оплати | виконано | Ганна | 1 травня 2026 |
| Зв'язок зі складом | очікує на постачальника | Петро | 15 травня 2026 |
| Фотографії | не розпочато | Ольга | 20 червня 2026 |
| Переклади | в процесі | Петро | 22 травня 2026 |
| Сертифікат | прострочено | Ганна | 2 жовтня 2026 |

## Наступні кроки

- Зателефонувати постачальнику (відповідальний: Петро, термін: 15 травня 2026)
- Замовити фотографії до 20 червня 2026 р.
- [x] Надіслати договір

## Витрати

| Стаття | Сума на місяць (грн) |
|---|---|
| Хостинг | 1 250,00 |
| Реклама | 2 400,00 |
| Разом | 3 650,00 |

Переїзд коштує від 5 до 8 тис. грн, ліцензія 40 грн без ПДВ на місяць, робота 150 грн/годину.
"""
GREEK = """# Παράδοση έργου: κατάστημα τσαγιού

**Ενημερώθηκε:** 5 Μαΐου 2026
**Κατάσταση:** σε εξέλιξη
**Πρόοδος:** 60%

Η σύμβαση με το τυπογραφείο υπογράφηκε, αλλά περιμένουμε ακόμη την τράπεζα.

## Επισκόπηση

| Εργασία | Κατάσταση | Υπεύθυνος | Προθεσμία |
|---|---|---|---|
| Πληρωμές | ολοκληρώθηκε | Άννα | 1 Μαΐου 2026 |
| Σύνδεση αποθήκης | σε αναμονή προμηθευτή | Πέτρος | 15 Μαΐου 2026 |
| Φωτογραφίες | δεν ξεκίνησε | Ελένη | 20 Ιουνίου 2026 |
| Μεταφράσεις | σε εξέλιξη | Πέτρος | 22 Μαΐου 2026 |
| Πιστοποιητικό | καθυστερεί | Άννα | 2 Σεπτεμβρίου 2026 |

## Επόμενα βήματα

- Κλήση στον προμηθευτή (υπεύθυνος: Πέτρος, προθεσμία: 15 Μαΐου 2026)
- Παραγγελία φωτογραφιών έως τις 20 Ιουνίου 2026
- [x] Αποστολή σύμβασης

## Έξοδα

| Περιγραφή | Ποσό ανά μήνα (€) |
|---|---|
| Φιλοξενία | 1.250,00 |
| Διαφήμιση | 2.400,00 |
| Σύνολο | 3.650,00 |

Η μετακόμιση κοστίζει 5 έως 8 χιλ. €, η άδεια 40 € χωρίς ΦΠΑ το μήνα, η εργασία 150 €/ώρα.
"""
DOCUMENTS = {"pl": POLISH, "cs": CZECH, "sk": SLOVAK, "ru": RUSSIAN, "uk": UKRAINIAN, "el": GREEK}
CURRENCIES = {"pl": "PLN", "cs": "CZK", "sk": "EUR", "ru": "RUB", "uk": "UAH", "el": "EUR"}
SEPTEMBER = frozenset({"el"})


def read(text: str) -> Handoff:
    return read_handoff(text.encode())


@pytest.mark.parametrize("code", DOCUMENTS)
def test_the_states_of_a_document(code: str) -> None:
    said = [status.status for status in read(DOCUMENTS[code]).statuses if status.form != "prose"]
    assert said == ["active", "active", "done", "blocked", "planned", "active", "at-risk"]


@pytest.mark.parametrize("code", DOCUMENTS)
def test_its_columns(code: str) -> None:
    work, costs = read(DOCUMENTS[code]).tables
    assert [role_of(name) for name in work.header] == ["item", "status", "owner", "due"]
    assert [role_of(name) for name in costs.header] == ["item", "amount"]


@pytest.mark.parametrize("code", DOCUMENTS)
def test_its_open_work(code: str) -> None:
    first, second, third = sorted(read(DOCUMENTS[code]).tasks, key=lambda task: task.line)
    assert first.owner in {"Piotr", "Petr", "Peter", "Пётр", "Петро", "Πέτρος"}
    assert (first.due, second.due) == ("2026-05-15", "2026-06-20")
    assert (first.done, second.done, third.done) == (False, False, True)
    assert second.owner == ""


@pytest.mark.parametrize("code", DOCUMENTS)
def test_the_dates_of_its_table(code: str) -> None:
    found = {dated.iso for dated in read(DOCUMENTS[code]).dates}
    last = "2026-09-02" if code in SEPTEMBER else "2026-10-02"
    assert {"2026-05-01", "2026-05-05", "2026-05-15", "2026-06-20", last} <= found


@pytest.mark.parametrize("code", DOCUMENTS)
def test_its_costs_add_up_to_their_total(code: str) -> None:
    handoff = read(DOCUMENTS[code])
    facts = read_table(handoff.tables[1], handoff.text)
    amounts = [cell for row in facts.rows for cell in row.cells if cell.kind == "money"]
    assert {(cell.currency, cell.period) for cell in amounts} == {(CURRENCIES[code], "month")}
    assert [(total.stated, total.agrees) for total in facts.totals] == [(Decimal(3650), True)]


@pytest.mark.parametrize("code", DOCUMENTS)
def test_the_amounts_of_its_prose(code: str) -> None:
    told = [(m.low, m.high, m.currency, m.period) for m in read(DOCUMENTS[code]).money]
    currency = CURRENCIES[code]
    moving, licence, work = (Decimal(5000), Decimal(8000)), (Decimal(40),) * 2, (Decimal(150),) * 2
    assert told == [(*moving, currency, None), (*licence, currency, "month"), (*work, currency, "hour")]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("wykonane", "done"),
        ("gotowe", "done"),
        ("wysłano", "done"),
        ("podpisana", "done"),
        ("nie wykonano", "planned"),
        ("do zrobienia", "planned"),
        ("wstrzymane", "blocked"),
        ("zagrożone", "at-risk"),
        ("anulowane", "unknown"),
        ("dokončeno", "done"),
        ("zaplaceno", "done"),
        ("nedokončeno", "planned"),
        ("v plánu", "planned"),
        ("blokováno", "blocked"),
        ("ohroženo", "at-risk"),
        ("zrušeno", "unknown"),
        ("odoslané", "done"),
        ("pozastavené", "blocked"),
        ("naplánované", "planned"),
        ("выполнено", "done"),
        ("Завершён", "done"),
        ("оплачена", "done"),
        ("не готово", "planned"),
        ("запланировано", "planned"),
        ("заблокировано", "blocked"),
        ("под угрозой", "at-risk"),
        ("частично готово", "active"),
        ("отменено", "unknown"),
        ("завершено", "done"),
        ("надіслано", "done"),
        ("не виконано", "planned"),
        ("заблоковано", "blocked"),
        ("під загрозою", "at-risk"),
        ("ολοκληρωμένο", "done"),
        ("πληρώθηκε", "done"),
        ("μπλοκαρισμένο", "blocked"),
        ("προγραμματισμένο", "planned"),
        ("σε κίνδυνο", "at-risk"),
        ("δεν ολοκληρώθηκε", "planned"),
        ("ακυρώθηκε", "unknown"),
    ],
)
def test_a_state(said: str, status: str) -> None:
    assert read_status(said).status == status


@pytest.mark.parametrize(
    "cell",
    [
        "Razem", "**Suma**", "Łącznie", "Ogółem", "Razem miesięcznie", "Celkem", "Náklady celkem", "Součet", "Spolu",
        "Итого", "Всего расходы", "Итого:", "Разом", "Усього", "Σύνολο", "Γενικό σύνολο", "Σύνολο εξόδων",
    ],
)  # fmt: skip
def test_the_name_of_a_total(cell: str) -> None:
    assert is_total(cell)


@pytest.mark.parametrize(
    "cell", ["w tym VAT", "z toho DPH", "в том числе НДС", "у тому числі ПДВ", "εκ των οποίων ΦΠΑ"]
)
def test_a_row_that_is_part_of_the_one_above(cell: str) -> None:
    assert is_share(cell)
    assert not is_total(cell)


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Koszt", "cost"), ("Przychód", "revenue"), ("Ilość", "quantity"), ("Priorytet", "priority"), ("Uwagi", "notes"),
        ("Náklady", "cost"), ("Tržby", "revenue"), ("Počet", "quantity"), ("Poznámka", "notes"), ("Riešiteľ", "owner"),
        ("Стоимость", "cost"), ("Выручка", "revenue"), ("Количество", "quantity"), ("Кол-во", "quantity"), ("Исполнитель", "owner"),
        ("Вартість", "cost"), ("Дохід", "revenue"), ("Кількість", "quantity"), ("Виконавець", "owner"),
        ("Κόστος", "cost"), ("Έσοδα", "revenue"), ("Ποσότητα", "quantity"), ("Παρατηρήσεις", "notes"),
    ],
)  # fmt: skip
def test_a_header(header: str, role: str) -> None:
    assert role_of(header) == role


@pytest.mark.parametrize(
    ("text", "low", "currency", "period"),
    [
        ("49 zł/mies.", 49, "PLN", "month"),
        ("2,5 mln zł rocznie", 2_500_000, "PLN", "year"),
        ("3 mil. Kč ročně", 3_000_000, "CZK", "year"),
        ("8 000 Kč/den", 8000, "CZK", "day"),
        ("50 eur za mesiac", 50, "EUR", "month"),
        ("12 тыс. рублей в месяц", 12_000, "RUB", "month"),
        ("5 000 руб./мес.", 5000, "RUB", "month"),
        ("1,5 млн ₽ в год", 1_500_000, "RUB", "year"),
        ("40 тис. грн на рік", 40_000, "UAH", "year"),
        ("1 200 грн щомісяця", 1200, "UAH", "month"),
        ("600 ευρώ ετησίως", 600, "EUR", "year"),
        ("50 € τον μήνα", 50, "EUR", "month"),
    ],
)
def test_an_amount(text: str, low: int, currency: str, period: str) -> None:
    (found,) = read(f"Koszt: {text}\n").money
    assert (found.low, found.high, found.currency, found.period) == (
        Decimal(low),
        Decimal(low),
        currency,
        period,
    )


@pytest.mark.parametrize(
    "text", ["wzrosło z 500 do 1000 zł", "вырос с 500 до 1000 руб", "αυξήθηκε από 500 έως 900 €"]
)
def test_a_change_is_no_range(text: str) -> None:
    assert all(found.low == found.high for found in read(text).money)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("R$ 500 na hora", None),
        ("R$ 500 na semana passada", None),
        ("500 € an den Kunden", None),
        ("500 € und den Rest", None),
    ],
)
def test_words_of_others_are_no_periods(text: str, period: str | None) -> None:
    assert [found.period for found in read(text).money] == [period]


@pytest.mark.parametrize(
    "line",
    ["- [ ] Things to do 2026-05-01", "- [ ] Revisar o plano de 2026-05-01", "- [ ] Hablar con Ana a las 10"],
)
def test_words_of_others_are_no_due_dates(line: str) -> None:
    (task,) = read(f"# Next steps\n\n{line}\n").tasks
    assert (task.due, task.owner) == ("", "")


@pytest.mark.parametrize(
    "line", ["Pakistan office: opening in May", "Stan: will call the bank", "Kazakhstan: two sites"]
)
def test_a_name_is_no_state(line: str) -> None:
    assert read(f"{line}\n").statuses == ()


def test_finished_tasks_are_not_listed_as_open_work() -> None:
    text = "## Zadania wykonane\n\n- Umowa\n\n## Выполненные задачи\n\n- Договор\n\n## Hotové úkoly\n\n- Smlouva\n"
    assert read(text).tasks == ()
