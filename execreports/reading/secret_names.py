"""Names that promise a secret, and values that only hold a secret's place."""

import math
import re
from collections import Counter
from functools import lru_cache
from typing import Final

# In text in small letters: a word of a secret in a name that something is given to or compared with.
KEYWORD = re.compile(
    r"(?:pass|pwd|secret|token|credential|jwt|bearer|connection|auth|key)"
    r"(?=[a-z0-9_.\-]{0,60}\\?[\"']?\]?[*_`]{0,3}[ \t]{0,8}[:=!])"
)
# Secret words a name may end with; what follows may only say which one of several it is.
_ENDING = re.compile(
    r"(?:^|_)(?:[a-z0-9]*(?:password|passwd|secret|apikey)|"
    r"pass(?:word|wd|phrase|code)?|pwd|secret|token|credentials?|jwt|bearer|connection_?string|auth_?string|"
    r"(?:api|access|auth|private|signing|encryption|master|service|account|shared|hmac|webhook|deploy|admin|license)"
    r"_?key)(?:_(?:key|base|value|text|plain|prod|production|live|test|dev|staging|old|new|primary|secondary|"
    r"default|fallback|v?\d+))*$"
)
_OTHER_TOKENS = re.compile(
    r"(?:^|_)(?:next|page|csrf|xsrf|continuation|sync|pad|eos|bos|unk|sep|cls|mask|special|stop|max|public|pub|"
    r"publishable|site|design|start|end|starting|pagination|device|cancel|cancellation|by|bypass|no|has|is|show|"
    r"forgot|reset|toggle|confirm|basic)_"
)
_PASSWORD = re.compile(r"pass(?:word|wd|phrase|code)?(?:_|$)|pwd(?:_|$)")
_SMALL = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")

_FILLER_WORDS = """
changeme changeit change_me change-me replaceme replace_me replace-me password passwd pass secret token key
apikey api_key placeholder redacted hidden none null nil undefined true false todo fixme tbd example sample
dummy test string text required optional default empty unset bearer basic plain encrypted disabled enabled
yourpassword mypassword"""
_FILLERS: Final = frozenset(_FILLER_WORDS.split())
_PLACEHOLDER = re.compile(
    r"(?i)^(?:[<{%@!\[]|\$[({A-Za-z_]"
    r"|(?:process\.env|os\.environ|os\.getenv|env\.|self\.|this\.|config\.|settings\.|var\.|local\.|data\.)"
    r"|(?:arn:|ssm:|vault:|op://|kms:|ref\+|secretsmanager:|projects/|file:|https?://|[.~]{0,2}/)"
    r"|(?:your|insert|replace|enter|put|paste|add|set|use)[-_ ]|my[-_](?:api|secret|token|key|pass))"
    r"|your[-_ ]?(?:own|key|api|secret|token|password|stripe|aws)|[-_]here$|placeholder|change[-_]?me"
    r"|replace[-_]?(?:me|with|this)|redacted|goes[-_]here|\.\.\.|…|^(.)\1*$|^[xX*._\-]+$|[xX]{8}|\*{4}|\$\{|\{\{"
)
_FILLED_BODY = re.compile(
    r"(?i)(?:[a-z]{1,6}[-_]){0,4}(?:(.)\1{5,}$|x{4,}|.{0,80}(?:x{8}|your[-_]|[-_]here$|placeholder|\.\.\.))"
)


def small(text: str) -> str:
    """Lower case of the same length, so that positions stay; where a letter would grow, only ASCII letters change."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text.translate(_SMALL)


def snake(name: str) -> str:
    """`jwtSecret`, `JWT-Secret` and `jwt.secret` as `jwt_secret`: one word list serves all spellings."""
    return re.sub(r"[^a-z0-9]+", "_", _CAMEL.sub("_", name).lower()).strip("_")


@lru_cache(4096)
def names_a_secret(name: str) -> bool:
    """Whether a variable or field of this name is meant to hold a secret."""
    key = snake(name[-120:])
    return bool(_ENDING.search(key)) and not _OTHER_TOKENS.search(f"{key}_")


def names_a_password(name: str) -> bool:
    """Whether people choose the value themselves, so that it need not look random."""
    return bool(_PASSWORD.search(snake(name[-120:])))


def is_placeholder(value: str) -> bool:
    """Whether the value only holds the place: `<your-key>`, `changeme`, `${VAR}`, a path, a reference."""
    return value.lower().strip("*_ ") in _FILLERS or bool(_PLACEHOLDER.search(value[:400]))


def is_filled_format(value: str) -> bool:
    """The same in a vendor's format, where only fillers count: a made-up key in true format is a find."""
    body = value[4:] if value[:4].isupper() else value
    return bool(_FILLED_BODY.match(body[:300]))


def entropy(value: str) -> float:
    """Shannon entropy in bits per character."""
    counts = Counter(value)
    return -sum(n / len(value) * math.log2(n / len(value)) for n in counts.values())


def looks_random(value: str) -> bool:
    """Letters and digits mixed, eight or more, or long and varied: a machine made it."""
    mixed = any(c.isdigit() for c in value) and any(c.isalpha() for c in value)
    return (
        len(value) >= 8 and entropy(value) >= 2.0 and (mixed or (len(value) >= 24 and entropy(value) >= 4.2))
    )
