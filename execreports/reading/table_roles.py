"""What a table's columns are about and which of its rows are totals, told by their words in many languages."""

import re
from collections.abc import Iterable
from functools import lru_cache

from execreports.reading.periods import without_period
from execreports.reading.plain import plain
from execreports.reading.status_words import fold

# role: header words, folded, separated by bars; first match wins, so the special words stand before the general ones.
_ROLES = {
    "status": "status|estado|statut|stato|situacao|situacion|zustand",
    "owner": (
        "owners?|assignee|assigned to|responsible|lead|who|responsable|responsavel|encargad[oa]|dueno"
        "|verantwortlich|zustandig|responsabile|assegnatario|quien|quem|qui|wer|chi"
    ),
    "due": (
        "due(?: date)?|deadline|by when|eta|target date|fecha limite|vencimiento|vence|plazo|prazo"
        "|vencimento|echeance|date limite|frist|fallig(?: am)?|termin|scadenza|entro"
    ),
    "date": "date|fecha|data|datum|when|cuando|quando|quand|wann",
    "revenue": (
        "mrr|arr|revenues?|income|sales|turnover|ingresos?|ventas|facturacion|receitas?|faturamento"
        "|vendas|revenus?|chiffre d affaires|ca|recettes?|umsatz|einnahmen|erlose?|ricav[oi]|fatturato"
        "|entrate|vendite"
    ),
    "cost": (
        "costs?|expenses?|spend(?:ing)?|fees?|prices?|pricing|charges?|costos?|costes?|gastos?|precios?"
        "|tarifa|custos?|despesas?|precos?|couts?|depenses?|prix|frais|kosten|ausgaben?|aufwand|preise?"
        "|gebuhr(?:en)?|cost[oi]|spes[ae]|prezz[oi]|tariffa"
    ),
    "quantity": (
        "quantity|qty|count|units?|number|users?|customers?|cantidad|unidades|quantidade|quantite|nombre"
        "|menge|anzahl|stuck|quantita|numero"
    ),
    "amount": (
        "amounts?|totals?|values?|budget|sum|importes?|montos?|totale[si]?|valor(?:es)?|presupuesto"
        "|montante|quantia|orcamento|montants?|somme|betrage?|summe|gesamt|wert|import[oi]|somma|valore"
        "|preventivo"
    ),
    "priority": (
        "priority|severity|impact|risk|tier|prioridad|severidad|impacto|riesgo|prioridade|gravidade|risco"
        "|priorite|gravite|impact|risque|prioritat|schweregrad|auswirkung|risiko|priorita|gravita|impatto"
        "|rischio"
    ),
    "month": "months?|mes|mois|monat|mese|period|periodo|periode|zeitraum|quarter|trimestre|quartal",
    "item": (
        "items?|names?|services?|categor(?:y|ies|ia|ie|ies)|tasks?|features?|components?|products?"
        "|descriptions?|line|what|metrics?|concepto|servicios?|partida|tareas?|productos?|descripcion"
        "|metrica|servicos?|tarefas?|produtos?|descricao|postes?|taches?|produits?|libelle|designation"
        "|posten|position|dienste?|leistung|kategorie|aufgaben?|bezeichnung|beschreibung|produkte?"
        "|voc[ei]|serviz[io]|attivita|prodott[oi]|descrizione|title|entity|client"
    ),
    "notes": (
        "notes?|comments?|remarks?|details?|notas?|comentarios?|observaciones|observacoes|remarques?"
        "|anmerkung(?:en)?|bemerkung(?:en)?|notizen|osservazioni|nota"
    ),
}
_PATTERNS = tuple((role, re.compile(rf"(?<![a-z])(?:{words})(?![a-z])")) for role, words in _ROLES.items())
_SUM = (
    "totals?|totale[sni]?|totaux|totaal|totalt|sums?|summe|gesamt(?:summe|betrag|kosten|preis)?|insgesamt"
    "|zwischensumme|endsumme|endbetrag|sommes?|somma|sumas?|somas?|sous total|subtotal(?:e?s|e)?|razem|celkem|toplam"
    "|yhteensa|i alt|итого|всего|合計|合计|总计|總計|小計|小计|σ"
)
_KIND = (
    "grand|sub|sum|overall|combined|invoice|statement|monthly|section|category|net"  # in front of the word
)
_SUMMED = (  # behind it, where it changes nothing: `Total monthly costs`, `Total general`
    "total|amount|costs?|expenses?|spend(?:ing)?|burn|budget|revenues?|income|sales|fixed|variable|recurring|operating"
    "|general|geral|generale|gastos?|ingresos?|costos?|costes?|custos?|despesas?|receitas?|depenses|couts?|recettes"
    "|kosten|ausgaben|einnahmen|umsatz|betrag|spese|costi|ricavi|entrate|uscite|monthly|mensual|mensal|mensuel|mensile"
    "|monatlich|(?:(?:per|al|pro|par|por) |/ ?)?(?:mo(?:nth)?|mes|mois|monat)"
)
_TOTAL = re.compile(
    rf"(?:(?P<kind>{_KIND}) ?)?(?:{_SUM})(?: (?:{_SUMMED})){{0,3}}"
    r"(?P<rest> ?[(\[:=/–—].*| - .*| (?:20\d\d|[qh][1-4]|annual\w*|yearly|anual|annuel|annuale|jahrlich"
    r"|per year|pro jahr|gross|net|netto|brutto|ht|ttc|due|incl?\b.*|excl?\b.*|with .*|mit .*|con .*|avec .*))?"
)
_RUNNING = re.compile(
    r"(?<![a-z])(?:cumul\w*|balance|running|saldo|solde|kumul\w*|kontostand|progressiv\w*|acumulad\w*)"
)
_SINGLE = re.compile(  # a price of one, a rate, a mean: nobody adds them up
    r"(?<![a-z])(?:avg|average|mean|median|ø|durchschnitt\w*|schnitt|mittel(?:wert)?|promedio|media|moyenne|rates?|satz"
    r"|unit (?:price|cost)|(?:price|cost)s? (?:per|/ ?) ?(?:unit|user|seat|piece|hour)|einzelpreis|stuckpreis"
    r"|prix unitaire|(?:precio|preco) unitario|prezzo unitario|max(?:imum)?|min(?:imum)?|peak)(?![a-z])"
)
_SHARE = re.compile(
    r"[\s>*_]*(?:&nbsp;|[└↳├⤷]|(?:of which|thereof|davon|dont|di cui|de los cuales)(?![a-z]))"
)
_NUMBERING = re.compile(r"[\W_]*+(?:\d{1,3}[\W_]*)?")
_LONGEST = 60  # letters of a cell that may name a total
MONEY_ROLES = frozenset({"cost", "amount", "revenue"})


@lru_cache(4096)
def role_of(header: str) -> str:
    """`cost`, `amount`, `revenue`, `owner`, `status`, `due`, `item` ...; '' for a header that says none of them."""
    name = fold(without_period(plain(header))).replace("'", " ").replace("’", " ").replace("_", " ")
    found = [(match.start(), role) for role, pattern in _PATTERNS if (match := pattern.search(name))]
    whole = [role for role, pattern in _PATTERNS if pattern.fullmatch(name.strip())]
    return whole[0] if whole else found[0][1] if found else ""


@lru_cache(4096)
def is_total(cell: str) -> bool:
    """True for the first words of a row that adds up the rows above it."""
    return _total(cell) is not None


@lru_cache(4096)
def is_plain_total(cell: str) -> bool:
    """True where it adds them up in their own terms: no `Total per year`, no `Total incl. VAT`."""
    found = _total(cell)
    return found is not None and not found["rest"] and found["kind"] != "net"


def first_words(cells: Iterable[str]) -> str:
    """What a row is called: its first cell that is neither empty nor a row's number."""
    return next((cell for cell in cells if not _NUMBERING.fullmatch(cell)), "")


def is_running(header: str) -> bool:
    """True for a column whose last value is its total: a balance, a cumulative sum."""
    return _RUNNING.search(fold(plain(header))) is not None


def is_single(header: str) -> bool:
    """True for a column of prices of one, rates or means, which add up to nothing."""
    return _SINGLE.search(fold(plain(header))) is not None


def is_share(cell: str) -> bool:
    """True for a row that only says what is in the row above it: `of which tax`."""
    return _SHARE.match(fold(cell)) is not None


def _total(cell: str) -> re.Match[str] | None:
    if len(cell) > _LONGEST:
        return None
    name = " ".join(fold(plain(cell)).replace("_", " ").split()).strip(" *:=.")
    return _TOTAL.fullmatch(name) or _TOTAL.fullmatch(name.replace("-", " "))
