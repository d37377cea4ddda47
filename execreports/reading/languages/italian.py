"""What Italian says."""

from execreports.reading.languages.words import Amounts, Language, States, Tables, Work

_STATES = States()
_WORK = Work()
_TABLES = Tables()
_AMOUNTS = Amounts(
    currencies={"euro": "EUR", "dollari": "USD", "dollaro": "USD"},
    powers={3: "mila | mille", 6: "milione | milioni | mln", 9: "miliardo | miliardi | mld"},
    periods={
        "month": "mese | mesi",
        "year": "anno | anni",
        "week": "settiman[ae]",
        "day": "giorn[oi]",
        "hour": "or[ae]",
    },
    adverbs={
        "month": "mensil[ei] | mensilmente",
        "year": "annuale | annuali | annu[ei] | annuo | annualmente",
        "week": "settimanal[ei]",
        "day": "giornalier[oiae]",
        "hour": "orari[oa]?",
    },
    per="al | alla | ogni | il | la | all['’] | dell['’] | l['’]",
    past="scors",
    tax="IVA",
    with_tax="più",
    between="tra | fra",
    and_="e",
    to="a | al",
    of="di",
    changes=r"passa\w* | pass[eòi]\w* | aument\w+ | sal[eiì]\w* | scend\w* | scese | ridott\w+ | diminu\w+",
    scales={3: "migliaia", 6: "milioni | mln", 9: "miliardi"},
)
_SMALL = "il gli dei della per con che è non una sono di al nel più anche come da si alla del lo"
_MONTHS = (
    "gennaio | gen",
    "febbraio | feb",
    "marzo | mar",
    "aprile | apr",
    "maggio | mag",
    "giugno | giu",
    "luglio | lug",
    "agosto | ago",
    "settembre | set",
    "ottobre | ott",
    "novembre | nov",
    "dicembre | dic",
)

WORDS = Language("it", _SMALL, _STATES, _WORK, _TABLES, _AMOUNTS, _MONTHS)
