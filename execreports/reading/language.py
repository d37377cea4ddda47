"""Which of six languages a text is mostly in, told by its small words."""

import re
from collections import Counter

_SMALL_WORDS = {
    "en": "the and of to is for with this that are be from it not by or as was will have has",
    "es": "el los las del una para con por que es está como más pero sus al y se no lo ya",
    "pt": "os das dos uma para com por que não é está como mais mas seus ao e um na no foi já",
    "fr": "le les des une pour avec par que est pas dans sur du et en au ce il sont plus été",
    "de": "der die das und ist nicht mit für von den ein eine auf zu im wird sind auch noch dem des bei",
    "it": "il gli dei della per con che è non una sono di al nel più anche come da si alla del lo",
}
_LANGUAGES: dict[str, list[str]] = {}
for _language, _words in _SMALL_WORDS.items():
    for _word in _words.split():
        _LANGUAGES.setdefault(_word, []).append(_language)
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 8000  # characters are plenty to tell
_LEAST = 3  # small words before a language is named


def language(text: str) -> str:
    """'en', 'es', 'pt', 'fr', 'de', 'it', or '' where too little is said to tell."""
    votes: Counter[str] = Counter()
    for word in _WORD.findall(text[:_SAMPLE].lower()):
        spoken = _LANGUAGES.get(word)
        if spoken:
            votes.update(spoken)
    if not votes:
        return ""
    (first, count), *others = votes.most_common(2)
    tied = bool(others) and others[0][1] == count
    return first if count >= _LEAST and not tied else ""
