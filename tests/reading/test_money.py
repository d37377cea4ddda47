"""The money grammar: its own table of examples, context, code, other languages, and hostile input."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from execreports.reading.lines import MOST, Lines
from execreports.reading.money import EXAMPLES, Money, find_money


def written(amount: Money) -> str:
    """The shape of the example table."""
    low = f"{amount.low:f}"
    if amount.high is None:
        low += ".."
    elif amount.high != amount.low:
        low += f"..{amount.high:f}"
    period = f" /{amount.period}" if amount.period else ""
    return f"{low} {amount.currency}{period}{' ~' if amount.approx else ''}"


def said(text: str) -> str:
    return "; ".join(map(written, find_money(text)))


@pytest.mark.parametrize(("text", "expected"), EXAMPLES, ids=[text for text, _ in EXAMPLES])
def test_every_example_of_the_grammar_reads_as_its_table_says(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), EXAMPLES, ids=[text for text, _ in EXAMPLES])
def test_examples_read_the_same_inside_a_table_cell(text: str, expected: str) -> None:
    assert said(f"| item | {text} | note |") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # English
        ("Hosting is $50-84 a month, domains $12/yr.", "50..84 USD /month; 12 USD /year"),
        ("between $10 and $15 per seat", "10..15 USD"),
        ("revenue went from $2M to $3M", "2000000 USD; 3000000 USD"),
        ("£1.5bn and £20 pcm", "1500000000 GBP; 20 GBP /month"),
        ("AU$5k, A$90 and NZ$12.50", "5000 AUD; 90 AUD; 12.50 NZD"),
        ("$5 million dollars", "5000000 USD"),
        ("a $50 monthly plan", "50 USD /month"),
        ("$38,100 annual savings", "38100 USD"),
        ("~~$50~~ $40 per week", "50 USD; 40 USD /week"),
        ("$100s of things, 100% of $5", "5 USD"),
        ("$10 to 20 users and $10 - 20 users", "10 USD; 10 USD"),
        ("$10 - 20/month", "10..20 USD /month"),
        ("Total: $0 | -$2,500 | ($28,900)", "0 USD; -2500 USD; 28900 USD"),
        ("In 2025 USD 50 million", "50000000 USD"),
        # Spanish
        ("Cuesta 1.234,50 € al mes o 12.000 € al año", "1234.50 EUR /month; 12000 EUR /year"),
        ("entre 500 y 700 € mensuales", "500..700 EUR /month"),
        ("5 mil dólares en la cuenta del banco y para el resto", "5000 USD"),
        ("de $5 a $10 por hora", "5..10 USD /hour"),
        # Portuguese
        ("R$ 1.234,56 por mês", "1234.56 BRL /month"),
        ("R$ 2,5 milhões ao ano", "2500000 BRL /year"),
        ("cerca de R$ 300 mil", "300000 BRL"),
        ("50 reais por semana", "50 BRL /week"),
        # French
        ("1 234,56 € par mois", "1234.56 EUR /month"),
        ("12 500 € HT par an", "12500 EUR /year"),
        ("49 € HT/mois", "49 EUR /month"),
        ("de 10 à 20 k€", "10000..20000 EUR"),
        ("2,5 M€ et 1,2 Md€", "2500000 EUR; 1200000000 EUR"),
        ("30 €/h, soit 35 € de l'heure", "30 EUR /hour; 35 EUR /hour"),
        # German
        ("1.234,56 € im Monat", "1234.56 EUR /month"),
        ("50 bis 80 Euro pro Stunde", "50..80 EUR /hour"),
        ("zwischen 5 und 10 Mio. Euro", "5000000..10000000 EUR"),
        ("monatlich 50 €", "50 EUR /month"),
        ("300 TEUR p. a.", "300000 EUR /year"),
        ("12,50 € pro Nutzer und Monat", "12.50 EUR /month"),
        # Italian
        ("da 5 a 10 euro al giorno", "5..10 EUR /day"),
        ("1.200 € all'anno, 100 € mensili", "1200 EUR /year; 100 EUR /month"),
        ("5 milioni di euro e 3 mila €", "5000000 EUR; 3000 EUR"),
    ],
)
def test_running_text_in_six_languages(text: str, expected: str) -> None:
    assert said(text) == expected


def test_the_m_of_monthly_is_never_a_million() -> None:
    for text in (
        "$5 monthly",
        "$5 mensuales",
        "$5 monatlich",
        "$5 month-to-month",
        "$5/m",
        "$5mo",
        "5 € mensili",
    ):
        assert find_money(text)[0].low == 5


def test_a_dot_is_decided_by_its_neighbours() -> None:
    german = find_money("Miete 1.200 €, Strom 45,50 €")
    assert [(m.low, m.unsure) for m in german] == [(1200, False), (Decimal("45.50"), False)]
    prices = find_money("Tokens cost €0.275 in, €1.234 out")
    assert [(m.low, m.unsure) for m in prices] == [(Decimal("0.275"), False), (Decimal("1.234"), False)]


def test_one_document_may_use_the_dot_both_ways() -> None:
    text = "a 1.200 € b 3,50 €\n" + "\n" * 20 + "c €1.234 d €0.5"
    assert [m.low for m in find_money(text)] == [1200, Decimal("3.50"), Decimal("1.234"), Decimal("0.5")]


def test_a_number_that_nothing_decides_is_unsure() -> None:
    (amount,) = find_money("$1.234")
    assert amount.unsure
    assert not find_money("$1,234")[0].unsure


def test_mil_is_a_thousand_in_spanish_and_a_million_in_english() -> None:
    assert (
        find_money("The cost of this is $5 mil and it will be paid by the end of the year.")[0].low
        == 5_000_000
    )
    assert (
        find_money("El coste de la obra es de $5 mil y se paga con el saldo que queda en la cuenta.")[0].low
        == 5000
    )


def test_what_it_is_for_besides_time() -> None:
    assert [m.per for m in find_money("$5/user, $3 per 1M tokens, $9/month, $4")] == [
        "user",
        "1M tokens",
        "",
        "",
    ]


def test_raw_is_a_piece_of_its_line() -> None:
    lines = ["costs ~$50–60k/mo now", "- and −€5 or 3 €"]
    for amount in find_money("\n".join(lines)):
        assert amount.raw in lines[amount.line - 1]
    assert [m.raw for m in find_money("\n".join(lines))] == ["~$50–60k/mo", "−€5", "3 €"]


def test_placeholders_in_code_are_not_money_but_prices_are() -> None:
    text = "```sh\necho $1 $2 ${10} $10\n# price: $50\nx ($0.5/$3)\n($0 FREE)\n```\nPay `$1` or `$45/mo`."
    found = find_money(text, Lines(text, [(1, 7)]))
    assert [(m.raw, m.line, m.in_code) for m in found] == [
        ("$50", 3, True), ("$0.5", 4, True), ("$3", 4, True), ("$0", 5, True), ("$45/mo", 7, True),
    ]  # fmt: skip


def test_an_html_comment_hides_its_amounts_unless_it_stands_in_code() -> None:
    assert said("<!-- was $40 -->now $50") == "50 USD"
    assert said("`<!-- $40 -->`") == "40 USD"


def test_many_amounts_stop_at_the_limit() -> None:
    assert len(find_money("$5 " * (MOST + 10))) == MOST


@pytest.mark.parametrize(
    "text",
    ["$" * 300_000, "$1" * 150_000, "1." * 200_000 + "€", "$" + "1" * 300_000, "1 " * 200_000 + "€", "€ " * 150_000,
     "$1 - " * 60_000, "$" + "1,111" * 60_000, "(" * 200_000 + "$5", "USD" * 100_000, "5 mil " * 50_000 + "€",
     "`" * 300_000 + "$5", "<!--" * 100_000 + "$5", "`$1" * 100_000, "1.111 € " * 40_000],
)  # fmt: skip
def test_hostile_input_takes_linear_time(text: str) -> None:
    started = time.process_time()
    find_money(text)
    assert time.process_time() - started < 2


@given(st.text(alphabet="$€£ 0123456789.,-–~kKmMBilo/()+'\n`<!->USDEURbisa", max_size=200))
def test_any_text_is_read_without_a_crash(text: str) -> None:
    lines = text.split("\n")
    for amount in find_money(text):
        assert amount.raw in lines[amount.line - 1]
        assert amount.high is None or amount.low <= amount.high


amounts = st.decimals(min_value=0, max_value=9_999_999, places=2)


@given(amounts, st.sampled_from("$€£₹"), st.booleans())
def test_a_formatted_amount_is_read_back(value: Decimal, sign: str, behind: bool) -> None:
    text = f"{value:,.2f}"
    (amount,) = find_money(f"{text} {sign}" if behind and sign != "$" else f"{sign}{text}")
    assert amount.low == amount.high == value


@given(amounts)
def test_a_german_amount_is_read_back(value: Decimal) -> None:
    text = f"{value:,.2f}".translate(str.maketrans(",.", ".,"))
    (amount,) = find_money(f"Das kostet {text} € im Monat")
    assert (amount.low, amount.period) == (value, "month")


@given(st.integers(1, 999), st.integers(1, 999), st.sampled_from(["k", "K", "M", "B", " million"]))
def test_a_multiplier_holds_for_both_ends(first: int, second: int, multiplier: str) -> None:
    if first >= second:
        return
    factor = {"k": 10**3, "m": 10**6, "b": 10**9}[multiplier.strip()[0].lower()]
    (amount,) = find_money(f"${first}-{second}{multiplier}/yr")
    assert [amount.low, amount.high] == [first * factor, second * factor]
    assert amount.period == "year"


@pytest.mark.parametrize("words", ["version PHP 7.4", "requires PHP 8.2+", "PHP 8 and PHP 8.3"])
def test_a_language_release_is_not_pesos(words: str) -> None:
    assert find_money(words) == []


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", " ", ""])
def test_approx_holds_over_any_space(space: str) -> None:
    (one,) = find_money(f"≈{space}1 900 €")
    assert one.approx


@pytest.mark.parametrize("words", ["52 € l'an dernier", "12 € le mois dernier", "12 € la semaine passée"])
def test_a_time_that_is_over_is_no_period(words: str) -> None:
    (one,) = find_money(words)
    assert one.period is None
