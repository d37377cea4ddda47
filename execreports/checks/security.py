"""Where somebody could get in, or get at something."""

from collections.abc import Iterator

from execreports.checks.base import Hit, check
from execreports.checks.scope import grouped
from execreports.model.context import Context
from execreports.model.findings import Severity
from execreports.text import plural


@check(
    "secret_in_code",
    area="security",
    severity=Severity.CRITICAL,
    title="Secrets in source code",
    remedy="Rotate the key, and read it from a secret store",
    done_when="the file holds no key and the old key is revoked",
    effort_days="0.25",
    needs=("code.secret",),
    due=30,
)
def secret_in_code(context: Context) -> Iterator[Hit]:
    """A key is written into source code."""
    for (entity, file, rule), places in grouped(context.facts("code.secret"), "file", "rule").items():
        told = f"{plural(len(places), 'place')} in {short(file)}; the value is not shown."
        yield Hit(
            entity,
            f"{file} {rule}",
            f"{rule.replace('_', ' ')} in source code",
            told,
            facts=places,
            certain=True,
        )


@check(
    "plaintext_env",
    area="security",
    severity=Severity.CRITICAL,
    title="Secrets in plain-text environment files",
    remedy="Move the secrets of the environment file into a secret store",
    done_when="the environment file holds no secret",
    effort_days="1",
    needs=("env.secret",),
)
def plaintext_env(context: Context) -> Iterator[Hit]:
    """An environment file holds secrets as plain text."""
    for (entity, file), lines in grouped(context.facts("env.secret"), "file").items():
        told = f"{plural(len(lines), 'secret')}: {', '.join(line.label('variable') for line in lines)}."
        yield Hit(entity, file, f"secrets in plain text in {short(file)}", told, facts=lines, certain=True)


@check(
    "endpoint_without_login",
    area="security",
    severity=Severity.HIGH,
    title="Endpoints that check the caller",
    remedy="Put a login or a token on the endpoint",
    done_when="a call without a token is refused",
    effort_days="0.5",
    needs=("code.endpoint",),
)
def endpoint_without_login(context: Context) -> Iterator[Hit]:
    """Anybody who knows the address gets an answer."""
    for place in context.facts("code.endpoint", auth="no"):
        kind = place.label("platform").replace("_", " ") or "an"
        told = "It can also change data." if place.label("writes") == "yes" else "It hands out data."
        title = (
            f"an {kind} endpoint asks for no login"
            if kind[:1] in "aeiou"
            else f"a {kind} endpoint asks for no login"
        )
        yield Hit(place.entity, place.label("file"), title, told, facts=(place,), certain=True)


@check(
    "cdn_without_waf",
    area="security",
    severity=Severity.HIGH,
    title="A firewall before the CDN",
    remedy="Attach a web ACL to the distribution",
    done_when="the template names a web ACL for the distribution",
    effort_days="0.5",
    needs=("infra.distribution",),
)
def cdn_without_waf(context: Context) -> Iterator[Hit]:
    """A distribution answers the internet with no web application firewall before it."""
    for place in context.facts("infra.distribution", waf="no"):
        yield Hit(
            place.entity,
            place.text,
            f"no firewall (WAF) on distribution {place.text}",
            facts=(place,),
            certain=True,
        )


@check(
    "signing_secret_fallback",
    area="security",
    severity=Severity.CRITICAL,
    title="Signing secrets without a default",
    remedy="Remove the default, and refuse to start without the secret",
    done_when="the code has no default for the signing secret",
    effort_days="0.25",
    needs=("code.fallback_secret",),
)
def signing_secret_fallback(context: Context) -> Iterator[Hit]:
    """Where the secret is not set, anybody can sign with the default."""
    for (entity, file, variable), places in grouped(
        context.facts("code.fallback_secret"), "file", "variable"
    ).items():
        told = f"In {short(file)}; without the setting, anybody can sign a token."
        yield Hit(
            entity,
            f"{file} {variable}",
            f"{variable} has a fallback default",
            told,
            facts=places,
            certain=True,
        )


@check(
    "cors_permissive",
    area="security",
    severity=Severity.MEDIUM,
    title="CORS rules that name their origins",
    remedy="Name the allowed origins instead of *",
    done_when="no CORS rule allows every origin",
    effort_days="0.25",
    needs=("code.cors",),
)
def cors_permissive(context: Context) -> Iterator[Hit]:
    """Any page on the internet may call with the visitor's browser."""
    open_rules = tuple(fact for fact in context.facts("code.cors") if fact.text == "*")
    for (entity, file), rules in grouped(open_rules, "file").items():
        yield Hit(entity, file, "CORS allows every origin", f"In {short(file)}.", facts=rules, certain=True)


@check(
    "bucket_public",
    area="security",
    severity=Severity.HIGH,
    title="Buckets that are not public",
    remedy="Block public access to the bucket",
    done_when="the template blocks public access",
    effort_days="0.25",
    needs=("infra.bucket",),
)
def bucket_public(context: Context) -> Iterator[Hit]:
    """Anybody can read a bucket."""
    for place in context.facts("infra.bucket", public="yes"):
        yield Hit(place.entity, place.text, f"bucket {place.text} is public", facts=(place,), certain=True)


@check(
    "route_without_auth",
    area="security",
    severity=Severity.HIGH,
    title="Routes that check the caller",
    remedy="Check the caller on the route, or declare it public",
    done_when="the route checks the caller or stands in checks.route_without_auth.public",
    effort_days="0.5",
    needs=("code.route",),
)
def route_without_auth(context: Context) -> Iterator[Hit]:
    """A route answers without looking at who calls; declared public ones are left out."""
    public = set(context.targets.texts("checks.route_without_auth.public"))
    for route in context.facts("code.route", auth="no"):
        if route.text not in public:
            told = f"In {route.label('file')}."
            yield Hit(
                route.entity, route.text, f"{route.text} checks no caller", told, facts=(route,), certain=True
            )


@check(
    "runtime_end_of_life",
    area="security",
    severity=Severity.MEDIUM,
    title="Runtimes that still get fixes",
    remedy="Move the function to a supported runtime",
    done_when="the template names a supported runtime",
    effort_days="1",
    needs=("infra.function",),
    due=60,
)
def runtime_end_of_life(context: Context) -> Iterator[Hit]:
    """A function runs on something its maker no longer mends."""
    for place in context.facts("infra.function", end_of_life="yes"):
        title = f"function {place.text} runs on {place.label('runtime')}, which gets no fixes"
        yield Hit(place.entity, place.text, title, facts=(place,), certain=True)


def short(file: str) -> str:
    """The file's name; the whole path is its address."""
    return file.rpartition("/")[2]
