"""Fourteen made-up secrets in every place that people write to; then every mode, and every byte it said or left."""

import base64
import quopri
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from execreports.testing.calls import Caller
from execreports.workspace import create

MARK = "EXAMPLEFAKE"
PLANTED = {
    "AWS key id": ("AKIA{}", "EXAMPLEFAKE77AA1"),
    "AWS secret": ("aws_secret_access_key {}", "EXAMPLEFAKE77/aB2cD3eF4gH5iJ6kL7mN8oP9qR"),
    "Stripe": ("sk_live_{}", "EXAMPLEFAKE77stripe"),
    "Slack token": ("xoxb-0000000000-{}", "EXAMPLEFAKE77slack"),
    "Slack hook": (
        "https://hooks.slack.com/services/T00FAKE00/B00FAKE00/{}",
        "EXAMPLEFAKE77slackhook00",
    ),
    "JWT": ("eyJhbGciOiJGQUtFIn0.eyJzdWIiOiJGQUtFIn0.{}", "EXAMPLEFAKE77jwtsignature"),
    "GitHub": ("ghp_{}", "EXAMPLEFAKE77github0000000000000000000"),
    "database": ("postgres://admin:{}@db.example.com/x", "EXAMPLEFAKE77db"),
    "assignment": ("password={}", "EXAMPLEFAKE77pw!"),
    "German": ("Passwort: {}", "EXAMPLEFAKE77de"),
    "Spanish": ("contraseña: {}", "EXAMPLEFAKE77es"),
    "French": ("mot de passe : {}", "EXAMPLEFAKE77fr"),
    "signed address": ("https://b.example.com/k?X-Amz-Signature={}", "EXAMPLEFAKE77signed"),
    "URL password": ("https://deploy:{}@example.com/x", "EXAMPLEFAKE77url"),
}
LINES = [shape.format(value) for shape, value in PLANTED.values()]
SAID = (
    ("preview", "--all"), ("preview", "--all", "--full"), ("preview", "--all", "--format", "json"),
    ("send", "--all", "--yes"), ("explain", "cto"), ("sources", "--json"), ("sources",), ("history", "--json"),
    ("-vv", "preview", "-p", "yacht_delivery"), ("actions", "list"), ("inspect", "examples/planted.md"),
    ("inspect", "--json", "examples/planted.md"),
)  # fmt: skip


def _plant(root: Path) -> None:
    """A document with each of them as text, task, cell, front matter and code; and every table and log of the example."""
    front = (
        "---\ntitle: Access\n" + "".join(f"note{n}: '{line}'\n" for n, line in enumerate(LINES)) + "---\n\n"
    )
    words = "".join(
        f"- [ ] {line} by 2026-05-15\n- **Note:** {line}\n\nUse {line} here\n\n" for line in LINES
    )
    cells = "| what | value |\n|---|---|\n" + "".join(f"| a{n} | {line} |\n" for n, line in enumerate(LINES))
    code = "\n```\n" + "\n".join(LINES) + "\n```\n"
    text = f"{front}# Access\n\n{words}\n{cells}{code}"
    (root / "examples/agent_handoffs/projects/access.md").write_text(text, "utf-8")
    (root / "examples/planted.md").write_text(text, "utf-8")
    for path in sorted((root / "examples").rglob("*.csv")):
        rows = path.read_text("utf-8").splitlines()
        for number in range(1, len(rows)):
            first, comma, rest = rows[number].rpartition(",")
            if rest and not rest.replace(".", "").replace("-", "").replace('"', "").isdigit():
                rows[number] = f"{first}{comma}{rest} {LINES[number % len(LINES)]}"
        path.write_text("\n".join(rows) + "\n", "utf-8")


def _readings(data: bytes) -> Iterator[bytes]:
    """The bytes as they are, as a mail has them, and what is base64 in them."""
    yield data
    yield quopri.decodestring(data)
    for block in data.replace(b"\r", b"").split(b"\n\n"):
        with suppress(ValueError):
            yield base64.b64decode(block.replace(b"\n", b""), validate=True)


def _left(var: Path) -> Iterator[tuple[str, bytes]]:
    """Every file, and every cell of the ledger unpacked."""
    for path in sorted(one for one in var.rglob("*") if one.is_file()):
        data = path.read_bytes()
        yield path.name, data
        if data.startswith(b"SQLite format 3"):
            with closing(sqlite3.connect(path)) as ledger:
                tables = [
                    name for (name,) in ledger.execute("SELECT name FROM sqlite_master WHERE type='table'")
                ]
                for table in tables:
                    for row in ledger.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - our own tables' names
                        for cell in row:
                            if isinstance(cell, bytes):
                                with suppress(zlib.error):
                                    yield f"{path.name} {table}", zlib.decompress(cell)


def _shown(data: bytes) -> set[str]:
    return {
        name
        for reading in _readings(data)
        if MARK.encode() in reading
        for name, (_, value) in PLANTED.items()
        if value.encode() in reading
    }


def test_no_secret_is_said_or_left_by_any_mode(tmp_path: Path) -> None:
    root, run, places = tmp_path / "example", Caller(), []
    create(root, example=True)
    _plant(root)
    for words in SAID:
        told = run(
            "--workspace",
            str(root),
            *(str(root / one) if one.startswith("examples/") else one for one in words),
        )
        places.append((" ".join(words), (told.out + told.err).encode()))
    places += list(_left(root / "var"))
    assert any(b"[secret " in data for _, data in places)
    assert {(place, name) for place, data in places for name in _shown(data)} == set()
