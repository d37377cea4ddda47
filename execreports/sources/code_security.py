"""What source code gives away: secrets, signing secrets with a default, routes and endpoints that ask nobody."""

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from execreports.model.facts import Fact
from execreports.reading import apps_script
from execreports.reading.python_source import read_python
from execreports.reading.secrets import plain_text_variables, scan
from execreports.sources.code_files import CodeFile

SECRETS = frozenset({"code.secret", "env.secret", "code.fallback_secret"})
CODE = frozenset({"code.fallback_secret", "code.route", "code.cors", "code.endpoint"})
FALLBACK = "secret_default"
Note = Callable[[str, str], None]


def secrets(file: CodeFile) -> Iterator[Fact]:
    """Secrets of any text file: those of environment files by variable, those of code by rule."""
    if file.is_environment:
        for one in plain_text_variables(file.data):
            yield file.fact("env.secret", one.name, one.line, variable=one.name, fingerprint=one.fingerprint)
        return
    for one in scan(file.data, file.name):
        if one.kind == FALLBACK:
            yield file.fact("code.fallback_secret", one.name, one.line, variable=one.name)
        else:
            yield file.fact("code.secret", one.kind, one.line, rule=one.kind, fingerprint=one.fingerprint)


def python(file: CodeFile, public: frozenset[str], note: Note) -> Iterator[Fact]:
    """Routes with whether this file checks the caller, fallbacks, CORS rules; by the syntax tree, never run."""
    found = read_python(file.data)
    for problem in found.problems:
        note(f"{file.page.locator}:{problem.line}" if problem.line else file.page.locator, problem.message)
    for secret in found.secret_fallbacks:
        yield file.fact("code.fallback_secret", secret.name, secret.line, variable=secret.name)
    for route in found.routes:
        words = f"{route.method} {route.path}"
        auth = "yes" if route.auth else "public" if words in public else "no"
        yield file.fact("code.route", words, route.line, method=route.method, path=route.path, auth=auth)
    for line in found.open_cors:
        yield file.fact("code.cors", "*", line)


def script(file: CodeFile, files: list[CodeFile]) -> Iterator[Fact]:
    """The web entries of an Apps Script; one that only signed-in users may call is guarded by Google."""
    found = apps_script.read_apps_script(file.data)
    if not (found.do_get or found.do_post):
        return
    folder = PurePosixPath(file.name).parent
    manifests = (one for one in files if PurePosixPath(one.name) == folder / "appsscript.json")
    access = next((apps_script.read_manifest(one.data).access for one in manifests), "")
    guarded = access in {"MYSELF", "DOMAIN", "ANYONE"}
    entries = {"doGet": (found.do_get, found.get_line, found.get_auth),
               "doPost": (found.do_post, found.post_line, found.post_auth)}  # fmt: skip
    for name, (there, line, auth) in entries.items():
        if there:
            yield file.fact(
                "code.endpoint", name, line, platform="apps_script", auth="yes" if auth or guarded else "no",
                writes="yes" if found.entry_writes else "no", access=access,
            )  # fmt: skip
