"""Vendors' own formats of keys and tokens: looked for only where their keyword occurs, in linear time."""

import re
from dataclasses import dataclass
from typing import Final

_EDGE = r"(?<![A-Za-z0-9_\-])"  # a token starts here; also keeps the search linear on repeated prefixes
_ASSIGN = r"[\"']?\]?\s{0,4}(?:=>|[:=,])\s{0,8}[\"']?"
_BEGIN = r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----"
_END = r"-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----"
_BODY_FOLLOWS = r"(?=(?:\\[nr]|[\s\"'+,>|]){0,40}(?:Proc-Type|[A-Za-z0-9+/=_.]{8}))"


@dataclass(frozen=True, slots=True)
class Rule:
    """One vendor's format; group `value` of the pattern is the secret."""

    kind: str
    keywords: tuple[str, ...]
    pattern: re.Pattern[str]


def _rule(kind: str, keywords: str, *pattern: str) -> Rule:
    return Rule(kind, tuple(keywords.split()), re.compile("".join(pattern)))


def _token(kind: str, keywords: str, *pattern: str) -> Rule:
    """A rule whose whole match is the secret, standing alone."""
    return _rule(kind, keywords, _EDGE, "(?P<value>", *pattern, ")")


RULES: Final = (
    _rule(
        "private_key",
        "PRIVATE",
        rf"(?s)(?P<value>{_BEGIN}{_BODY_FOLLOWS}",
        rf"(?:(?:(?!-----BEGIN).){{8,8000}}?{_END}|[A-Za-z0-9+/=\\\s]{{8,60000}}))",
    ),
    _token("stripe_key", "k_live_ k_test_", r"[rs]k_(?:live|test)_[0-9A-Za-z_]{10,250}"),
    _token("stripe_webhook_secret", "whsec_", r"whsec_[0-9A-Za-z_+/=]{16,200}"),
    _token("aws_access_key_id", "AKIA ASIA ABIA ACCA", r"A(?:KIA|SIA|BIA|CCA)[0-9A-Z]{16}(?![A-Za-z0-9])"),
    _rule(
        "aws_secret_access_key",
        "ecret ECRET",
        rf"(?i)(?:aws_?secret(?:_?access)?|secret_?access)_?key{_ASSIGN}",
        r"(?P<value>[A-Za-z0-9/+=_\-]{40})(?![A-Za-z0-9/+=_\-])",
    ),
    _rule(
        "aws_secret_access_key",
        "ecret ECRET",
        r"(?i:aws[ _-]?secret[ _-]?(?:access[ _-]?)?key)[\"'`*]{0,3}(?:[ \t]?[:=|][ \t]?|[ \t]{1,4})[\"'`]?",
        r"(?P<value>(?=[^\s]{0,39}[0-9])(?=[^\s]{0,39}[A-Z])[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=_\-])",
    ),
    _rule(
        "aws_session_token",
        "ession ESSION",
        rf"(?i)(?:aws_?)?session_?token{_ASSIGN}(?P<value>[A-Za-z0-9/+=_\-]{{60,4000}})",
    ),
    _token("github_token", "ghp_ gho_ ghu_ ghs_ ghr_", r"gh[pousr]_[A-Za-z0-9_]{30,250}"),
    _token("github_token", "github_pat_", r"github_pat_[A-Za-z0-9_]{22,250}"),
    _token("gitlab_token", "glpat-", r"glpat-[A-Za-z0-9_\-]{20,60}"),
    _token("slack_token", "xox xapp-", r"(?:xox[abeoprs]|xapp)-[A-Za-z0-9\-]{10,250}"),
    _rule(
        "slack_webhook", "hooks.slack.com", r"hooks\.slack\.com/(?P<value>[a-z]{5,12}/[A-Za-z0-9_/+]{20,120})"
    ),
    _token("google_api_key", "AIza", r"AIza[0-9A-Za-z_\-]{35}"),
    _token("google_oauth_secret", "GOCSPX-", r"GOCSPX-[A-Za-z0-9_\-]{20,60}"),
    _token("google_oauth_token", "ya29.", r"ya29\.[A-Za-z0-9_\-]{20,2000}"),
    _token(
        "jwt",
        "eyJ",
        r"eyJ[A-Za-z0-9_\-]{8,4000}\.eyJ[A-Za-z0-9_\-]{8,8000}\.[A-Za-z0-9_\-]{8,2000}",
    ),
    _token("sendgrid_key", "SG.", r"SG\.[A-Za-z0-9_\-]{16,64}\.[A-Za-z0-9_\-]{16,64}"),
    _token(
        "openai_key",
        "sk-",
        r"sk-(?:proj-|ant-|svcacct-)?(?=[A-Za-z_\-]{0,40}[0-9])[A-Za-z0-9_\-]{24,250}",
    ),
    _token("square_token", "sq0 EAAA", r"(?:sq0(?:atp|csp)-[A-Za-z0-9_\-]{22,60}|EAAA[A-Za-z0-9_\-]{60})"),
    _token("shopify_token", "shp", r"shp(?:at|ca|pa|ss)_[A-Fa-f0-9]{32}"),
    _token("mailgun_key", "key-", r"key-[0-9a-f]{32}(?![0-9a-f])"),
    _token("twilio_key", "SK", r"SK[0-9a-f]{32}(?![0-9A-Za-z])"),
    _token("registry_token", "npm_ pypi-", r"(?:npm_[A-Za-z0-9]{36}|pypi-[A-Za-z0-9_\-]{50,250})"),
    _token("service_token", "hf_ dop_v1_", r"(?:hf_[A-Za-z0-9]{30,60}|dop_v1_[a-f0-9]{64})"),
    _token("telegram_token", ":AA", r"[0-9]{8,10}:AA[A-Za-z0-9_\-]{33}(?![A-Za-z0-9_\-])"),
    _rule(
        "database_url",
        "://",
        r"(?<![A-Za-z0-9+.\-])[A-Za-z][A-Za-z0-9+.\-]{1,24}://[^\s:/@\"'<>]{0,80}:",
        r"(?P<value>[^\s/\"'<>]{3,200})@[A-Za-z0-9\[$]",
    ),
    _rule(
        "signed_url",
        "X-Amz- x-amz- sig=",
        r"(?i:X-Amz-(?:Signature|Credential|Security-Token)=|[?&]sig=)(?P<value>[^\s&\"'<>()]{8,4000})",
    ),
    _rule(
        "http_authorization",
        "earer asic",
        r"(?<![A-Za-z0-9])(?:[Bb]earer|[Bb]asic)\s{1,2}",
        r"(?P<value>(?=[A-Za-z+/=_.~\-]{0,60}[0-9])[A-Za-z0-9+/=_.~\-]{16,2000})",
    ),
)
_SMALL_WORDS = "di|de|del|della|da|do|du|des|für|for|of|von|vom|zu|zum|van|voor"
_OF = rf"(?:[ \t]{{1,3}}(?:{_SMALL_WORDS})(?:[ \t]{{1,3}}[^\s:=|]{{1,30}}){{1,3}})?"
PASSWORD: Final = _rule(
    "password",
    "asswor ASSWOR asse ASSE ennwort ENNWORT ontrase ONTRASE enha ENHA achtwoord ACHTWOORD",
    r"(?i:(?<![a-z])(?:passwor[td]|kennwort|contrase(?:ñ|n\u0303?)a|mot[ _-]de[ _-]passe|senha|wachtwoord)",
    _OF,
    r")[ \t]{0,3}[\"'*_`]{0,3}[ \t]{0,3}[:=|][*_]{0,3}[ \t]{0,3}[\"'`]?",
    r"(?P<value>(?=\S{0,60}(?:[0-9]|[!$%&#*?@+]\w))(?=\S{0,60}[A-Za-z])[^\s\"'`<>|]{6,200})",
)
"""A password that people hand over in words, in the languages they do it in; code is not prose."""
