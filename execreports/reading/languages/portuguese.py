"""What Portuguese says."""

from execreports.reading.languages.words import Amounts, Language, States, Tables, Work

_STATES = States()
_WORK = Work()
_TABLES = Tables()
_AMOUNTS = Amounts(
    currencies={
        "euro": "EUR",
        "euros": "EUR",
        "reais": "BRL",
        "dólar": "USD",
        "dólares": "USD",
        "dolares": "USD",
    },
    powers={3: "mil", 6: "milhão | milhões | mi", 9: "bilhão | bilhões | bi", 12: "trilhão | trilhões"},
    periods={
        "month": "mês | mes(?:es)?",
        "year": "anos?",
        "week": "semanas? | sem",
        "day": "dias?",
        "hour": "horas?",
    },
    adverbs={
        "month": "mensal | mensais | mensalmente",
        "year": "anual | anuais | anualmente",
        "week": "semanal | semanais",
        "day": "diári[oa]s?",
    },
    per="por | ao | à | a | cada | pelo",
    apiece="por",
    tax="IVA",
    with_tax="mais",
    between="entre",
    and_="e",
    to="a | até",
    of="de",
    changes=r"pass[eéaóòi]\w* | aument\w+ | sub[eiíaió]\w* | baix\w+ | cai\w* | reduz\w+ | diminu\w+",
    scales={3: "milhares", 6: "milh[õo]es"},
)
_SMALL = "os das dos uma para com por que não é está como mais mas seus ao e um na no foi já"
_MONTHS = (
    "janeiro | jan",
    "fevereiro | fev",
    "março | mar",
    "abril | abr",
    "maio | mai",
    "junho | jun",
    "julho | jul",
    "agosto | ago",
    "setembro | set",
    "outubro | out",
    "novembro | nov",
    "dezembro | dez",
)

WORDS = Language("pt", _SMALL, _STATES, _WORK, _TABLES, _AMOUNTS, _MONTHS)
