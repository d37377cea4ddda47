"""The time an amount is paid for, where it is written next to it: /mo, per month, al mes, pro Jahr, p.a."""

import re

_TIMES = {
    "month": "months? mos? mths? mnths? mon monat(?:e|s)? mtl mes(?:es)? mese mesi mês mois maand mnd mån"
    " mies ay 月 월",
    "year": "years? yrs? y annum jahr(?:e|es)? jhr años? anos? anni anno an année jaar år yıl rok 年 년",
    "week": "weeks? wks? woche(?:n)? semanas? settiman[ae] sem semaines? weken 週 주",
    "day": "days? tag(?:e|es)? día|días dias? giorn[oi] jours? dag gün diem 日 일",
    "hour": "hours? hrs? h stunden? std horas? or[ae] heures? uur saat",
}
_ADVERBS = {
    "month": "monthly mensual(?:es)? mensuel(?:le)?s? mensal mensais mensil[ei] mensualmente mensalmente mensilmente"
    " mensuellement monatlich(?:e[rnms]?)? mtl pcm",
    "year": "yearly annually annual(?!\\s[a-z]) anual(?:es)? anuais annuel(?:le)?s? annuell?ement annuale annuali"
    " annu[ei] annuo anualmente annualmente jährlich(?:e[rnms]?)? pa",
    "week": "weekly semanal(?:es)? semanais hebdomadaires? settimanal[ei] wöchentlich(?:e[rnms]?)? pw",
    "day": "daily diari[oa]s? diári[oa]s? quotidien(?:ne)?s? giornalier[oiae] täglich(?:e[rnms]?)?",
    "hour": "hourly stündlich(?:e[rnms]?)? orari[oa]?",
}


def _choice(words: dict[str, str], *, plus: str = "") -> str:
    every = "|".join(word for text in words.values() for word in text.replace("|", " ").split())
    return f"(?:{every}{plus})"


_END = r"(?![^\W_])\.?"
_TIME = _choice(_TIMES)
_UNIT = r"[^\W\d_][\w'’-]{0,19}(?: [^\W\d_]{2,15})?"
_PREPOSITION = (
    r"(?:per|par|por|pro|je|an?|each|every|al|a\sla|à\sla|ao|à|cada|chaque|jede[nsmr]?|ogni|im|am|pelo|die|der|le|la"
    r"|el|il|p\.)"
)
_ELIDED = r"(?:all|l|à\s?l|de\s?l|dell|d)['’]\s?"
_NOT_LAST = r"(?!\s(?:derni|pass|prochain|pasad|scors|letzt|vergang|suivant))"
"""`l'an dernier` and `el mes pasado` say when, not how often."""
_TAX = (
    r"(?:\s(?:HT|TTC|netto|brutto|net|gross|hors taxes?|(?:\+|plus|zzgl\.?|excl\.?|ex|inkl\.?|incl\.?|más|mais)"
    r"\s?(?:VAT|IVA|MwSt\.?|USt\.?|TVA|tax)))?"
)
_PERIOD = re.compile(
    rf"[*_]{{0,3}}{_TAX}(?:"
    rf"\s?[/／]\s?(?:(?:{_PREPOSITION}\s)?{_UNIT}\s?(?:/|\s(?:{_PREPOSITION})\s)\s?)?(?P<slash>{_TIME}"
    rf"|[mdw])(?!²|³){_END}"
    rf"|\s(?:(?:{_PREPOSITION}|/)\s{_UNIT},?\s)?(?:(?:and|und|et|y|e)\s(?:{_PREPOSITION}\s)?"
    rf"|{_PREPOSITION}\s|{_ELIDED})(?P<per>{_TIME}){_END}{_NOT_LAST}"
    rf"|[\s-](?P<adverb>{_choice(_ADVERBS)}){_END}"
    r"|\s?(?P<dotted>p\.?\s?[amw]\.|p/[amhwd])(?!\w)|(?P<glued>mo|pcm|pa|pw|pm|ph)(?!\w)"
    r")",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?<![^\W_])(monatlich|jährlich|wöchentlich|täglich|stündlich|mensualmente|anualmente|mensalmente|mensilmente"
    r"|annualmente|mensuellement|annuellement)[ \u00a0]\Z",
    re.IGNORECASE,
)
_IN_HEADER = re.compile(
    rf"[/／]\s?(?:(?:{_PREPOSITION}\s)?{_UNIT}\s?/\s?)?(?:{_PREPOSITION}\s)?(?P<slash>{_TIME}|[mdw]){_END}"
    rf"|(?<![^\W_])(?:{_PREPOSITION}\s|{_ELIDED})(?P<per>{_TIME}){_END}{_NOT_LAST}(?!\s\d)"
    rf"|(?<![^\W_])(?P<adverb>annual|{_choice(_ADVERBS)}){_END}"
    r"|(?<![^\W_])(?P<dotted>p\.?\s?[amw]\.|p/[amhwd])(?!\w)",
    re.IGNORECASE,
)
_LAST_LETTERS = frozenset("hetHET")
_WHOLE = tuple(
    (period, re.compile(_choice({"": f"{_TIMES[period]} {_ADVERBS[period]}"}), re.IGNORECASE))
    for period in _TIMES
)
_SHORT = {"m": "month", "d": "day", "w": "week", "h": "hour", "a": "year", "y": "year"}
_STARTERS = frozenset("*_/／- \u00a0\u202f\tpPmM")
_PER = re.compile(
    r"[*_]{0,3}(?:[ \u00a0]?[/／] ?|[ \u00a0](?:per|par|pro|por|je) )((?:(?:\d+[kKM]|1,?000)\s)?[^\W\d_][\w’-]{0,24})",
    re.IGNORECASE,
)


def period_after(text: str, start: int, end: int) -> tuple[str | None, int]:
    """The period written right behind an amount (month, year, week, day, hour or None), and where it ends."""
    if start >= end or text[start] not in _STARTERS:
        return None, start
    match = _PERIOD.match(text, start, end)
    if match is None:
        return None, start
    end = match.end()
    word = match["slash"] or match["per"] or match["adverb"] or ""
    if text[end - 1] == "." and len(word) > len("Std"):
        end -= 1  # the sentence's, no abbreviation's
    return _named(match), end


def _named(match: re.Match[str]) -> str | None:
    """The period that the matched word stands for."""
    dotted = match["dotted"]
    word = dotted[-2] if dotted and dotted[-1] == "." else (dotted or "")[-1:]
    glued = match.groupdict().get("glued")
    word = (word or match["slash"] or match["per"] or match["adverb"] or (glued or "")[-1:]).lower()
    if glued in ("mo", "pcm"):
        return "month"
    if word in _SHORT:
        return _SHORT[word]
    return next((period for period, pattern in _WHOLE if pattern.fullmatch(word)), None)


def period_before(text: str) -> str | None:
    """The period of an adverb right before an amount: `monatlich 50 €`; None where there is none."""
    if text.endswith("月額"):
        return "month"
    match = _BEFORE.search(text) if text[-2:-1] in _LAST_LETTERS else None
    if match is None:
        return None
    return next(period for period, pattern in _WHOLE if pattern.fullmatch(match[1]))


def without_period(header: str) -> str:
    """A header without what names its period, so that `Cost per month` is about cost."""
    return _IN_HEADER.sub(" ", header)


def period_in(header: str) -> str:
    """The period that a column's header gives its amounts: `$/mo`, `Monthly cost`, `€ pro Jahr`; '' for none or two."""
    found = {
        "year" if (match["adverb"] or "").lower() == "annual" else _named(match)
        for match in _IN_HEADER.finditer(header)
    }
    return (found.pop() or "") if len(found) == 1 else ""


def unit_after(text: str, start: int) -> str:
    """What else an amount is for: `user` in $5/user, `1M tokens` in $3 per 1M tokens; '' if nothing."""
    if text[start : start + 1] not in _STARTERS:
        return ""
    match = _PER.match(text, start)
    return match[1].strip() if match else ""
