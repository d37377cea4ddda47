"""Words in languages that have no file yet; each moves to its own when that is written."""

from execreports.reading.languages.words import Amounts, Language, States, Tables, Work

_AMOUNTS = Amounts(
    powers={4: "만", 8: "억"},
    periods={"month": "월", "year": "년", "week": "주", "day": "일"},
)

_TABLES = Tables(totals="합계|총계|소계|σ")

WORDS = Language("", "", States(), Work(), _TABLES, _AMOUNTS)
