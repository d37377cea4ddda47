"""k, M, bn, Mio., milliards, mil, lakh: the power of ten behind a number.

`mil` is a thousand in Spanish and Portuguese and a million in English; `billion` is a million millions
in German (Billionen) and Spanish (billones).
"""

import re

_WORDS = {
    3: "thousand thsd tausend tsd mila mille milliers tys тыс",
    4: "万 만",
    5: "lakhs? lacs?",
    6: "millions? millionen milione milioni millón millones millon milhão milhões milhao milhoes mio mln mn mi",
    7: "crores? crs?",
    8: "億 亿 억",
    9: "billions? bn milliarden? milliards? miliardo miliardi bilhão bilhões bilhao bilhoes mrd mld mds? bi mia",
    12: "trillions? tn billionen billón billones trilhão trilhões",
}
_LETTERS = {"k": 3, "K": 3, "m": 6, "M": 6, "MM": 6, "mm": 6, "b": 9, "B": 9, "t": 12, "T": 12, "L": 5}
_DOUBLE = r"mil\s(?:millones|milhões|milhoes)"
_ALL = "|".join([_DOUBLE, *sorted(" ".join(_WORDS.values()).split(), key=len, reverse=True), "mil"])
_PATTERNS = tuple(
    (power, re.compile("|".join(words.split()), re.IGNORECASE)) for power, words in _WORDS.items()
)
_END = r"(?![^\W_]|²|³)"
_FIRSTS = "".join(sorted({sign for word in _ALL.split("|") for sign in (word[0].upper(), word[0])}))
MULTIPLIER = (
    rf"(?:(?:[kKbBtTmML]|MM|mm|[ \u00a0\u202f][kKMB](?!-)){_END}"
    rf"|[ \u00a0\u202f-]?(?=[{_FIRSTS}])(?i:{_ALL}){_END}\.?)"
)
MIL = -1  # stands for `mil` until the language is known


def power_of_ten(written: str | None) -> int:
    """The exponent a written multiplier stands for: 0 for none, MIL for the word that is two numbers."""
    word = (written or "").strip(" \u00a0\u202f-.")
    if not word:
        return 0
    if word in _LETTERS:
        return _LETTERS[word]
    small = word.lower()
    if small == "mil":
        return MIL
    if small.startswith("mil") and small[3:4].isspace():
        return 9
    return next((power for power, pattern in _PATTERNS if pattern.fullmatch(small)), 0)
