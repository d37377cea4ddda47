"""When a tick is no report of work done: capabilities, criteria, advice, legends, questions, things not needed."""

import re
from functools import lru_cache

from execreports.reading.status_value import words_of
from execreports.reading.status_words import ALONE, DONE, fold

_CAPABILITY = (
    "can|able to|access|capabilit\\w*|features?|includes?|included|including|benefits?|advantages?|pros"
    "|strengths?|why"
    "|supports?|supported|what you get|what we get|allows?|lets|offers?|perks|highlights?|(?:free"
    "|premium|paid|pro|basic) (?:tier|plan)s?|pricing"
    "|puedo|puede\\w*|incluye\\w*|ventajas?|caracteristicas?|beneficios?|fortalezas?|pros y contras|permite\\w*"
    "|posso|pode\\w*|inclui|vantagens|recursos|funcionalidades|pontos fortes"
    "|peut|peuvent|inclut|comprend|avantages?|fonctionnalites?|points forts|permet"
    "|kann|konnen|enthalt|vorteile?|funktionen|starken|bietet|unterstutzt"
    "|puo|possono|include|vantaggi\\w*|funzionalita|punti di forza|consente"
)
_CRITERIA = (
    "criteri\\w*|definition of done|dod|goals?|targets?|objectives?|success|requirements?|must|should"
    "|expect\\w*|when"
    "|outcomes?|milestones?|checklist|acceptance|ideal|vision|by the end|by end|will|would|if|metrics|kpis?"
    "|criterios?|objetivos?|metas?|requisitos?|cuando|debe\\w*|deve\\w*|quando|se"
    "|criteres?|objectifs?|exigences?|quand|doit|doivent|lorsque"
    "|kriteri\\w*|ziele?|anforderungen|wenn|sobald|muss|sollte\\w*|soll"
    "|obiettiv\\w*|requisiti|deve|devono"
)
_ADVICE = (
    "do|dos|don ts|donts|best practices?|recommend\\w*|guidelines?|rules?|correct|wrong|good|bad|right"
    "|example\\w*|prefer"
    "|recomend\\w*|buenas practicas|correcto|incorrecto|ejemplo\\w*|reglas|boas praticas|correto|errado|regras"
    "|recommand\\w*|bonnes pratiques|regles|exemple\\w*|empfehl\\w*|richtig|falsch|regeln|beispiel\\w*"
    "|raccomand\\w*|buone pratiche|corretto|sbagliato|regole|esempi\\w*|legend\\w*|leyenda|legende|leggenda|key"
)
_NOT_NEEDED = (
    "don t need|do not need|not needed|no need|out of scope|not included|excluded|won t|never|no"
    " necesit\\w*|no hace falta"
    "|fuera de alcance|nao precis\\w*|fora do escopo|pas besoin|hors perimetre|nicht notig|brauche\\w*"
    " nicht|ausserhalb"
    "|non serv\\w*|fuori ambito|limitation\\w*|cons|disadvantages?|weakness\\w*|contras|desventajas|inconvenients"
    "|nachteile|schwachen|svantaggi|limitazioni|desvantagens"
)
_NO_REPORT = re.compile(rf"(?<![a-z])(?:{_CAPABILITY}|{_CRITERIA}|{_ADVICE}|{_NOT_NEEDED})(?![a-z])")
_OPENING = re.compile(
    r"^\W*(?:when|if|once|should|must|will|can|i can|you can|do|don t|use|avoid|never|always|correct|wrong|good|bad"
    r"|cuando|si|debe|usar|evitar|quand|doit|wenn|sobald|muss|quando|se|deve|usare)(?![a-z])"
)


@lru_cache(maxsize=256)  # many lines stand under one heading
def is_no_report(text: str) -> bool:
    """True for a heading or an introduction under which ticks and crosses do not report the state of work."""
    folded = fold(text).replace("'", " ").replace("’", " ")
    return folded.rstrip(" :*_").endswith("?") or _NO_REPORT.search(folded) is not None


@lru_cache(maxsize=256)
def is_report(text: str) -> bool:
    """True for a heading or an introduction that says the work below it is done: `Features implemented`."""
    return any(said.status == DONE and said.quote not in ALONE for said in words_of(text)[0])


def is_condition(text: str) -> bool:
    """True for a line that a mark opens but that speaks of what should be: `When all tests pass`, `Avoid X`."""
    folded = fold(text[:80]).replace("'", " ").replace("’", " ")
    return folded.rstrip(" :*_").endswith("?") or _OPENING.match(folded) is not None
