"""Amounts, periods and ranges as other languages write them, each in a document of its own language."""

import pytest

from execreports.reading.handoff import read_handoff
from execreports.reading.language import language
from execreports.reading.languages.known import LANGUAGES
from execreports.reading.languages.words import Language
from execreports.reading.lines import Lines
from execreports.reading.money import Money, find_money
from execreports.reading.numbers import Habits
from execreports.reading.table_headers import read_header

SWEDISH = "Det är inte klart ännu, och vi har en lista på saker som ska göras för att komma vidare."
DANISH = "Det er ikke klart endnu, og vi har en liste over ting, som skal gøres, efter at af den blev til."
ROMANIAN = "Nu este gata și avem o listă cu lucruri care sunt pentru luna aceasta, dar după aceea din nou."
ENGLISH = "The boat is in the yard and this will not be ready for the season, as it was said by the crew."


def written(amount: Money) -> str:
    """low..high CODE/period, with ? where unsure."""
    high = "" if amount.high == amount.low else f"..{amount.high:f}"
    period = f"/{amount.period}" if amount.period else ""
    return f"{amount.low:f}{high} {amount.currency}{period}{'?' if amount.unsure else ''}"


def said(text: str) -> str:
    return "; ".join(map(written, find_money(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("18 500 kr/mån (SEK)", "18500 SEK/month"),
        ("NOK: kr 18.500,00", "18500.00 NOK"),
        ("(DKK) kr. 1.250,-", "1250 DKK"),
        ("Det koster 125 000 kr. Og 3 ting. DKK", "125000 DKK"),
        ("(DKK) 18 500 kr./md.", "18500 DKK/month"),
        ("(DKK) 500 kr. pr. måned", "500 DKK/month"),
        ("(DKK) 500 kr. til 700 kr.", "500..700 DKK"),
        ("SEK: kr 900 - kr 1 100", "900..1100 SEK"),
        ("(NOK) 18 500 kr i måneden", "18500 NOK/month"),
        ("(NOK) 18 500 kr om året", "18500 NOK/year"),
        ("(SEK) 18 500 kr på årsbasis", "18500 SEK/year"),
        ("(SEK) 1,2 mkr och 850 tkr", "1200000 SEK; 850000 SEK"),
        ("3 MSEK, 5 TCHF, 2 KPLN", "3000000 SEK; 5000 CHF; 2000 PLN"),
        ("(NOK) 4,5 mill. kr", "4500000 NOK"),
        ("(DKK) 12 mio. kr.", "12000000 DKK"),
        ("2 mio. DKK", "2000000 DKK"),
        ("12 tys. zł", "12000 PLN"),
        ("1,5 mln zł miesięcznie", "1500000 PLN/month"),
        ("200 zł/mies.", "200 PLN/month"),
        ("5000 PLN netto miesięcznie", "5000 PLN/month"),
        ("300 złotych rocznie", "300 PLN/year"),
        ("20 tis. Kč", "20000 CZK"),
        ("3 mil. Kč", "3000000 CZK"),
        ("měsíčně 500 Kč", "500 CZK/month"),
        ("500 Kc mesicne", ""),
        ("15 тыс. руб. в месяц", "15000 RUB/month"),
        ("15 тыс. руб./мес.", "15000 RUB/month"),
        ("5 000 рублей", "5000 RUB"),
        ("500 грн на місяць", "500 UAH/month"),
        ("HUF: 2 millió Ft", "2000000 HUF"),
        ("HUF: 1 200 000 Ft", "1200000 HUF"),
        ("500 €/kk ja 2 milj. €", "500 EUR/month; 2000000 EUR"),
        ("€ 500 excl. btw per maand", "500 EUR/month"),
        ("€ 500 p/m, € 90 per jaar", "500 EUR/month; 90 EUR/year"),
        ("aylık 500 TL", "500 TRY/month"),
        ("每月500元, 5千元", "500 CNY/month; 5000 CNY"),
        ("500 ευρώ τον μήνα", "500 EUR/month"),
        ("monthly $50, annual $600", "50 USD/month; 600 USD/year"),
    ],
)
def test_amounts_of_other_languages(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("somewhere between € 900 and € 1.100 per month", "900..1100 EUR/month"),
        ("zwischen 900 € und 1.100 €", "900..1100 EUR"),
        ("entre 900 € et 1 100 €", "900..1100 EUR"),
        ("tra € 900 e € 1.100", "900..1100 EUR"),
        ("tussen de 900 en 1100 euro", "900..1100 EUR"),
        ("mellan 900 kr och 1 100 kr (SEK)", "900..1100 SEK"),
        ("od 900 do 1100 zł", "900..1100 PLN"),
        ("między 900 zł a 1100 zł", "900..1100 PLN"),
        ("от 5 до 10 тыс. руб.", "5000..10000 RUB"),
        ("from $5K to $10K a month", "5000..10000 USD/month"),
        ("between the two, we saw $5 and $10", "5 USD; 10 USD"),
        ("€ 900 and € 1.100, that is 1.100,50 €", "900 EUR; 1100 EUR; 1100.50 EUR"),
        ("$3 - $1.234", "3 USD; 1.234 USD?"),
    ],
)
def test_ranges_whose_ends_both_name_the_currency(text: str, expected: str) -> None:
    assert said(text) == expected


def test_a_crown_is_its_documents() -> None:
    cost = "Kostnad: 500 kr."
    assert said(f"{SWEDISH} {cost}") == "500 SEK"
    assert said(f"{DANISH} {cost}") == "500 DKK"
    assert said(f"{SWEDISH} {cost} NOK") == "500 NOK"
    assert said(f"{SWEDISH} {cost} NOK, DKK") == "500 SEK"
    assert said("500 kr") == "500 DKK?"
    assert said(f"{ENGLISH} 500 kr och") == "500 SEK?"


def test_a_word_that_means_more_is_money_only_in_its_language() -> None:
    assert said(f"{ROMANIAN} Costă 300 lei pe lună.") == "300 RON/month"
    assert said(f"{ENGLISH} It is 40 ft long, and article 5 lei.") == ""
    assert said(f"{ENGLISH} It costs 500 lei (RON).") == "500 RON"
    assert said("40 ft") == ""


def test_a_table_asks_its_document_whose_crown_it_is() -> None:
    text = f"{SWEDISH}\n\n| post | belopp (kr) | pris |\n|---|---|---|\n| a | 1 200 | 50 kr |\n"
    (table,) = read_handoff(text.encode()).tables
    habits = Habits(text)
    assert (read_header("Belopp (kr)", habits).currency, read_header("Belopp (kr)").currency) == ("SEK", "")
    assert [amount.currency for amount in find_money(table.rows[0].cells[2], Lines("50 kr"), habits)] == [
        "SEK"
    ]


@pytest.mark.parametrize("one", [one for one in LANGUAGES if one.small], ids=lambda one: one.code)
def test_a_language_is_told_by_its_own_small_words(one: Language) -> None:
    assert language(one.small.replace("|", " ")) == one.code


def test_two_languages_that_share_their_words_are_not_told_apart() -> None:
    assert language("og ikke er som med") == ""
    assert language("och inte är", among={"sv", "da"}) == "sv"
    assert language("12 34", among={"sv", "da"}) == ""
