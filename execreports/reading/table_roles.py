"""What a table's columns are about, told by their headers in six languages."""

import re

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
    "month": "months?|mes|mois|monat|mese|period|periodo|periode|zeitraum|quarter|trimestre|quartal",
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
    "quantity": (
        "quantity|qty|count|units?|number|users?|customers?|cantidad|unidades|quantidade|quantite|nombre"
        "|menge|anzahl|stuck|quantita|numero"
    ),
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
_TOTAL = re.compile(
    r"(?:grand |sub ?)?(?:totals?|totale[si]?|totaux|sums?|summe|zwischensumme|gesamt\w*|insgesamt|somme|somma|suma"
    r"|soma|sous total|subtotales)(?![a-z])"
)
_RUNNING = re.compile(
    r"(?<![a-z])(?:cumul\w*|balance|running|saldo|solde|kumul\w*|kontostand|progressiv\w*|acumulad\w*)"
)
MONEY_ROLES = frozenset({"cost", "amount", "revenue"})


def role_of(header: str) -> str:
    """`cost`, `amount`, `revenue`, `owner`, `status`, `due`, `item` ...; '' for a header that says none of them."""
    name = fold(plain(header)).replace("'", " ").replace("’", " ").replace("_", " ")
    found = [(match.start(), role) for role, pattern in _PATTERNS if (match := pattern.search(name))]
    whole = [role for role, pattern in _PATTERNS if pattern.fullmatch(name.strip())]
    return whole[0] if whole else found[0][1] if found else ""


def is_total(cell: str) -> bool:
    """True for the first cell of a row that adds up the rows above it."""
    return _TOTAL.match(fold(plain(cell)).replace("-", " ").strip(" *_:Σ=")) is not None


def is_running(header: str) -> bool:
    """True for a column whose last value is its total: a balance, a cumulative sum."""
    return _RUNNING.search(fold(plain(header))) is not None
