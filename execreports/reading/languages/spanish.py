"""What Spanish says."""

from execreports.reading.languages.words import Amounts, Language, States, Tables, Work

_STATES = States()
_WORK = Work()
_TABLES = Tables()
_AMOUNTS = Amounts(
    currencies={
        "euro": "EUR",
        "euros": "EUR",
        "dólar": "USD",
        "dólares": "USD",
        "dolares": "USD",
        "libras esterlinas": "GBP",
    },
    powers={3: "mil", 6: "millón | millones | millon", 12: "billón | billones"},
    periods={
        "month": "mes(?:es)?",
        "year": "años?",
        "week": "semanas? | sem",
        "day": "día | días",
        "hour": "horas?",
    },
    adverbs={
        "month": "mensual(?:es)? | mensualmente",
        "year": "anual(?:es)? | anualmente",
        "week": "semanal(?:es)?",
        "day": "diari[oa]s?",
    },
    per=r"por | al | a\sla | cada | el | la",
    apiece="por",
    past="pasad",
    tax="IVA",
    with_tax="más",
    between="entre",
    and_="y | e",
    to="a | hasta",
    of="de | del",
    changes=r"pas[eéaóòi]\w* | aument\w+ | baj\w+ | sub[eiíaió]\w* | cay\w+ | reduc\w+ | descend\w+",
    scales={3: "miles", 6: "millones"},
)
_SMALL = "el los las del una para con por que es está como más pero sus al y se no lo ya"
_MONTHS = (
    "enero | ene",
    "febrero | feb",
    "marzo | mar",
    "abril | abr",
    "mayo | may",
    "junio | jun",
    "julio | jul",
    "agosto | ago",
    "septiembre | setiembre | sep",
    "octubre | oct",
    "noviembre | nov",
    "diciembre | dic",
)

WORDS = Language("es", _SMALL, _STATES, _WORK, _TABLES, _AMOUNTS, _MONTHS)
