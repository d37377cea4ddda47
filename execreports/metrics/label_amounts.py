"""Amounts and dates that stand in a fact's labels, as facts of their own at the same address."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from execreports.model.facts import Fact
from execreports.reading.bills.amounts import amount, decimal_mark
from execreports.text import iso_date


def label_number(fact: Fact, label: str) -> Decimal | None:
    """The number in a label (`740`, `740.00 USD`, `1,250`, `300,00`), or None."""
    words = fact.label(label).strip()
    for word in (words, words.partition(" ")[0]):
        number = amount(word, decimal_mark([word]) or ".")
        if number is not None:
            return number
    return None


def label_amount(fact: Fact, label: str, currency: str) -> Fact | None:
    """The fact with the label's number in place of its own, in its own currency; None where there is none."""
    number = label_number(fact, label)
    return None if number is None else with_number(fact, number, fact.unit if fact.is_number else currency)


def with_number(fact: Fact, number: Decimal, unit: str) -> Fact:
    """The same address saying another number."""
    return replace(fact, value=number, low=number, high=number, unit=unit)


def label_date(fact: Fact, label: str) -> date | None:
    """The day in a label, or None."""
    return iso_date(fact.label(label))
