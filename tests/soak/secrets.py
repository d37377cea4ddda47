"""Twelve secrets, made up at run time, planted where secrets are found; then every mode, and every byte it left."""

import base64
import contextlib
import json
import quopri
import random
import sqlite3
import string
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from tests.soak.live import run

DICE = random.Random(20260505)


def _letters(count: int, alphabet: str = string.ascii_letters + string.digits) -> str:
    return "".join(DICE.choice(alphabet) for _ in range(count))


def _made() -> dict[str, str]:
    """Name -> the value that must appear nowhere."""
    upper = string.ascii_uppercase + "234567"
    return {
        "AWS key id": "AKIA" + _letters(16, upper),
        "AWS secret": _letters(40, string.ascii_letters + string.digits + "/+"),
        "AWS session token": "FwoGZXIvYXdzE" + _letters(120, string.ascii_letters + string.digits + "/+"),
        "Stripe key": "sk_live_" + _letters(24),
        "JWT": f"eyJhbGciOiJIUzI1NiJ9.eyJ{_letters(30)}.{_letters(43)}",
        "GitHub token": "ghp_" + _letters(36),
        "Google key": "AIza" + _letters(35),
        "Slack hook": f"https://hooks.slack.com/services/T{_letters(8, upper)}/B{_letters(8, upper)}/{_letters(24)}",
        "URL password": _letters(18),
        "private key": _letters(64),
        "health check": f"/ping/{_letters(22)}",
        "password": _letters(16) + "!7",
    }


def planted(folder: Path) -> dict[str, str]:
    """Put them into documents, code, sites, settings and another project's repos.env."""
    made = _made()
    notes = (
        f'\n## Access\n\n- key id {made["AWS key id"]} and `aws_secret_access_key = "{made["AWS secret"]}"`\n'
        f"- token: {made['JWT']}\n- alerts go to {made['Slack hook']}\n- password: {made['password']}\n\n"
        f"```\n-----BEGIN RSA PRIVATE KEY-----\n{made['private key']}\n-----END RSA PRIVATE KEY-----\n```\n"
    )
    for document in sorted((folder / "examples/agent_handoffs/projects").glob("*.md"))[:4]:
        with document.open("a", encoding="utf-8") as file:
            file.write(notes)
    code = next((folder / "examples/sites").rglob("lambda_function.py"))
    line = f'\nSTRIPE = "{made["Stripe key"]}"\nGITHUB_TOKEN = "{made["GitHub token"]}"\n'
    code.write_text(code.read_text(encoding="utf-8") + line, encoding="utf-8")
    page = next((folder / "examples/sites").rglob("index.html"))
    script = f'<script>const API_KEY = "{made["Google key"]}";</script>\n'
    page.write_text(page.read_text(encoding="utf-8") + script, encoding="utf-8")
    with (folder / "examples/repos.env").open("a", encoding="utf-8") as file:
        file.write(f"DATABASE_URL=postgres://app:{made['URL password']}@db.example.com/app\n")
    _plant_in_rows(folder / "examples", made)
    settings = folder / "repos.env"
    settings.write_text(
        f"AWS_ACCESS_KEY_ID={made['AWS key id']}\nAWS_SECRET_ACCESS_KEY={made['AWS secret']}\n"
        f"AWS_SESSION_TOKEN={made['AWS session token']}\nHEALTHCHECK_URL=http://127.0.0.1:9{made['health check']}\n"
        f"ALARM_WEBHOOK_URL={made['Slack hook']}\n",
        encoding="utf-8",
    )
    settings.chmod(0o600)
    return made


def _plant_in_rows(examples: Path, made: dict[str, str]) -> None:
    """Where people paste: a bank line, a sheet's cell, a script's answer, a commit, an inventory, a tag of a bill."""
    token = f"token {made['GitHub token']}"
    bank, tokens = examples / "bank/checking-2026.csv", {"YARD RENT LOT 7": token}
    leads = examples / "embedded/sheets/EXAMPLE-leads/Leads.csv"
    first = leads.read_text(encoding="utf-8").splitlines()[1].split(",")
    events = examples / "embedded/script/EXAMPLE-eyd-operations.calendar.json"
    subject = json.loads(events.read_text(encoding="utf-8"))["events"][0]["subject"]
    commits = examples / "git/quickdumpnow.fi"
    said = f"Key {made['AWS key id']}"
    bill = examples / "billing/cur/portfolio-cur-2026-05.csv"
    _changed(bank, tokens)
    _changed(leads, dict.fromkeys((cell for cell in first if " " in cell), made["JWT"]))
    _changed(events, {subject: f"hook {made['Slack hook']}"})
    _changed(commits, {"data 17\nTelephone number\n": f"data {len(said) + 1}\n{said}\n"})
    _changed(examples / "registry/assets.yaml", {"Harbor Island": f"safe {made['Google key']}"})
    _changed(bill, {",dc\n": f",{made['Stripe key']}\n"})


def _changed(path: Path, words: dict[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in words.items():
        assert old in text, (path.name, old)
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


RAISING = '''
from execreports.report import BaseReport, section


class Broken(BaseReport):
    """A report that fails with a secret in its words."""

    persona = "broken"; title = "Broken"; group = "primary"; schedule = "0 6 * * *"

    @section("Fails")
    def fails(self, context):
        raise ValueError("cannot log in with {secret}")
'''

MODES = (
    ("preview", "--all"), ("preview", "--all", "--format", "json"), ("preview", "--all", "--format", "eml"),
    ("-vv", "preview", "-p", "cto"), ("send", "--all", "--yes", "-vv"), ("send", "-p", "cto", "--force", "--yes"),
    ("history",), ("history", "--json"), ("show", "cto", "2026-05-05", "--headers"), ("doctor",), ("doctor", "--json"),
    ("sources",), ("sources", "--json"), ("sources", "--coverage"), ("list", "--json"), ("explain", "cto"),
    ("config", "show", "--origin"), ("config", "validate"), ("check",), ("actions", "list"), ("audit", "verify"),
    ("inspect", "examples/agent_handoffs/projects"), ("inspect", "--json", "examples/agent_handoffs/projects"),
    ("inspect", "--json", "examples/sites"), ("inspect", "examples/repos.env"), ("--json", "-vv", "send", "-p", "cto"),
)  # fmt: skip


def trial(modes: tuple[tuple[str, ...], ...] = MODES) -> str:
    """How many secrets, modes and places; AssertionError naming each secret that got out, and where."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "workspace"
        assert run(Path(name), "init", str(folder), "--example").returncode == 0
        made = planted(folder)
        reports = folder / "reports"
        reports.mkdir(exist_ok=True)
        (reports / "broken.py").write_text(RAISING.replace("{secret}", made["Stripe key"]), encoding="utf-8")
        told = [(" ".join(mode), _said(folder, mode)) for mode in modes]
        settings = folder / "repos.env"
        settings.write_text(settings.read_text() + f"BROKEN LINE {made['Stripe key']}\n", encoding="utf-8")
        told.append(("a broken repos.env", _said(folder, ("-vv", "doctor"))))
        places = [*told, *_left(folder / "var")]
    forms = {name: _forms(value) for name, value in made.items()}
    hits = {
        f"{name} in {place}"
        for place, content in places
        for name, each in forms.items()
        if any(form in content for form in each)
    }
    assert not hits, f"{len(hits)} places show a secret: " + "; ".join(sorted(hits)[:20])
    return f"{len(made)} secrets, {len(told)} modes, {len(places)} places searched, 0 found"


def _said(folder: Path, mode: tuple[str, ...]) -> bytes:
    words = tuple(str(folder / word) if word.startswith("examples/") else word for word in mode)
    done = run(folder, *words)
    text = (done.stdout + done.stderr).encode()
    return text + quopri.decodestring(text)


def _left(var: Path) -> Iterator[tuple[str, bytes]]:
    """Every file under var/, mails decoded, archives unpacked."""
    for path in sorted(var.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            yield path.name, content + quopri.decodestring(content)
            if content.startswith(b"SQLite format 3"):
                with contextlib.closing(
                    sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)
                ) as connection:
                    yield from _cells(path.name, connection)


def _cells(name: str, connection: sqlite3.Connection) -> Iterator[tuple[str, bytes]]:
    for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        for row in connection.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - our own file's table names
            for cell in row:
                if isinstance(cell, bytes):
                    with contextlib.suppress(zlib.error):
                        yield f"{name} {table}", zlib.decompress(cell)


def _forms(value: str) -> list[bytes]:
    raw = value.encode()
    forms = {raw, quote(value, safe="").encode()}
    for shift in range(3):
        coded = base64.b64encode(b"\0" * shift + raw)
        forms |= {coded[4:-4], base64.urlsafe_b64encode(b"\0" * shift + raw)[4:-4]}
    return sorted(form for form in forms if len(form) >= 10)
