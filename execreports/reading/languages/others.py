"""Words in languages that have no file yet; each moves to its own when that is written."""

from execreports.reading.languages.words import Amounts, Language, States, Tables, Work

_AMOUNTS = Amounts(
    currencies={"zł": "PLN", "złotych": "PLN", "kč": "CZK"},
    powers={3: "tys | тыс", 4: "万 | 만", 8: "億 | 亿 | 억"},
    periods={
        "month": "maand | mnd | mån | mies | ay | 月 | 월",
        "year": "jaar | år | yıl | rok | 年 | 년",
        "week": "weken | 週 | 주",
        "day": "dag | gün | 日 | 일",
        "hour": "uur | saat",
    },
    adverbs={
        "month": "月額 | 毎月 | 每月",
        "year": "年額 | 毎年 | 每年",
        "week": "毎週 | 每周",
        "day": "毎日 | 每天",
    },
    to="tot",
)

_TABLES = Tables(
    totals="totaal|totalt|razem|celkem|toplam|yhteensä|i alt|итого|всего|合計|合计|总计|總計|小計|小计|σ"
)

WORDS = Language("", "", States(), Work(), _TABLES, _AMOUNTS)
