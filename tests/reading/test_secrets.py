"""Every rule finds its own format, placeholders stay silent, and no output ever holds a value."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from execreports.reading import secrets
from execreports.reading.secret_rules import RULES
from execreports.reading.source_tree import read_text, walk

B64 = "EXAMPLEFAKE0123456789abcdefghijABCDEFGHIJ/+="
PEM = "-----BEGIN RSA PRIVATE KEY-----\nMIIEXAMPLEFAKE0123456789abcdef\nFAKEFAKEFAKEFAKE\n-----END RSA PRIVATE KEY-----"
VENDORS = {
    "private_key": PEM,
    "stripe_key": "sk_live_EXAMPLE51HfakeFAKE0000",
    "stripe_webhook_secret": "whsec_EXAMPLEfake0123456789",
    "aws_access_key_id": "AKIAIOSFODNN7EXAMPLE",
    "aws_secret_access_key": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    "aws_session_token": "EXAMPLEFAKE" * 8,
    "github_token": "ghp_EXAMPLEFAKE0123456789abcdefghijABCDE",
    "gitlab_token": "glpat-EXAMPLEFAKE0123456789",
    "slack_token": "xoxb-0000000000-EXAMPLEFAKE0",
    "slack_webhook": "services/T00EXAMPLE/B00EXAMPLE/FAKEFAKEFAKE0000",
    "google_api_key": "AIzaEXAMPLEFAKE0123456789abcdefghijABCD",
    "google_oauth_secret": "GOCSPX-EXAMPLEFAKE0123456789",
    "google_oauth_token": "ya29.EXAMPLEFAKE0123456789",
    "jwt": "eyJhbGciOiJFWEFNUExFIn0.eyJzdWIiOiJGQUtFIn0.EXAMPLEFAKEsig0",
    "sendgrid_key": "SG.EXAMPLEFAKE0123456789x.EXAMPLEFAKE0123456789EXAMPLEFAKE",
    "openai_key": "sk-proj-EXAMPLEFAKE0123456789abcdef",
    "square_token": "sq0atp-EXAMPLEFAKE0123456789a",
    "shopify_token": "shpat_" + "0123456789abcdef" * 2,
    "mailgun_key": "key-" + "0123456789abcdef" * 2,
    "twilio_key": "SK" + "0123456789abcdef" * 2,
    "registry_token": "npm_" + "EXAMPLEFAKE0" * 3,
    "service_token": "hf_EXAMPLEFAKE0123456789abcdefghij",
    "telegram_token": "0123456789:AAEXAMPLEFAKE0123456789abcdefghijAB",
    "database_url": "FAKEpw123",
    "http_authorization": "EXAMPLEFAKE0123456789",
    "signed_url": "0123456789abcdefEXAMPLEFAKE",
}
LEAD = {
    "aws_secret_access_key": "aws_secret_access_key = ",
    "aws_session_token": "AWS_SESSION_TOKEN=",
    "slack_webhook": "https://hooks.slack.com/",
    "database_url": "postgres://app:",
    "http_authorization": "Authorization: Bearer ",
    "signed_url": "https://b.example.com/k?X-Amz-Signature=",
}
TAIL = {"database_url": "@db.example.com/app"}


def planted(kind: str) -> str:
    return LEAD.get(kind, "value ") + VENDORS[kind] + TAIL.get(kind, "")


@pytest.mark.parametrize("kind", sorted({rule.kind for rule in RULES}))
def test_every_vendor_format_is_found_on_its_line_and_never_shown(kind: str) -> None:
    text = f"first line\n{planted(kind)}\nlast line\n"
    assert [(s.kind, s.line) for s in secrets.scan(text)] == [(kind, 2)]
    shown = secrets.redact(text)
    assert not [line for line in VENDORS[kind].split("\n") if line in shown]
    assert secrets.scan(text)[0].fingerprint in shown
    assert shown.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ('DB_PASSWORD = "hunter2horse"', "app.py"),
        ("smtpPassword: 'correcthorse'", "app.js"),
        ('{"client_secret": "EXAMPLE-fake-123456"}', "c.json"),
        ("  api_key: EXAMPLEfake123456", "c.yaml"),
        ("export JWT_SECRET=fakesigningwords", "repos.env"),
        ('SECRET_KEY: str = "fake-signing-key-of-example"', "settings.py"),
        ('connect(password="FAKEpass99")', "db.py"),
        ("if (e.parameter.token !== 'FAKEtok123456') return;", "Code.gs"),
        ("Password: `hunter2FAKE9`", "handoff.md"),
        ("**API key:** EXAMPLEfake123456", "handoff.md"),
        ('variable "x" { db_password = "hunter2FAKE" }', "main.tf"),
        ('password:\n  "multiline99FAKE"', "c.yaml"),
    ],
)
def test_assignments_to_names_that_promise_a_secret(line: str, name: str) -> None:
    assert [s.kind for s in secrets.scan(line, name)] == ["assignment"]
    assert "[secret assignment " in secrets.redact(line, name)


@pytest.mark.parametrize(
    "line",
    [
        'API_KEY = "<your-key>"',
        "API_KEY=<your-key>",
        "API_KEY=changeme",
        "API_KEY=${VAR}",
        'API_KEY = os.environ["API_KEY"]',
        "apiKey: process.env.API_KEY,",
        'STRIPE = "sk_live_xxxxxxxxxxxxxxxx"',
        'STRIPE = "sk_live_your_key_goes_here"',
        'STRIPE = "sk_live_..."',
        "AWS_ACCESS_KEY_ID=AKIAXXXXXXXXXXXXXXXX",
        "DATABASE_URL=postgres://app:${DB_PASSWORD}@db.example.com/app",
        "DATABASE_URL=postgres://user:password@db.example.com/app",
        'secret_name = "prod/payments/api-1"',
        "token_table = 'auth-tokens-2'",
        "next_token: 'abcdef123456'",
        "PASSWORD_MIN_LENGTH=12345678",
        "password_hash = 'a1b2c3d4e5f6a7b8'",
        '"password": "Enter your password"',
        "SECRET_KEY: '{{resolve:secretsmanager:app}}'",
        "secret_arn = arn:aws:secretsmanager:us-east-1:000000000000:secret:x1",
        'private_key = file("/run/secrets/key1")',
        "if '-----BEGIN PRIVATE KEY-----' in text: pass",
        "pk_live_EXAMPLE0123456789 is public",
        "token = get_token(event)",
        "stripe.api_key = settings.STRIPE_KEY1",
    ],
)
@pytest.mark.parametrize("name", ["app.py", "repos.env", "c.yaml", "notes.md"])
def test_placeholders_and_references_are_not_secrets(line: str, name: str) -> None:
    if name == "app.py" or "(" not in line:
        assert secrets.scan(line, name) == ()


@pytest.mark.parametrize(
    "line",
    [
        "S = os.environ.get('JWT_SECRET', 'dev')",
        'S = os.getenv("JWT_SECRET") or "changeme"',
        "S = os.environ.get(\n    'JWT_SECRET',\n    'dev-fallback',\n)",
        "const s = process.env.JWT_SECRET || 'dev';",
        "const s = process.env['JWT_SECRET'] ?? 'dev';",
        "secret: ${JWT_SECRET:-dev}",
    ],
)
def test_a_fallback_is_found_even_when_it_is_a_placeholder(line: str) -> None:
    found = secrets.scan(line, "a.py")
    assert [(s.kind, s.name) for s in found] == [("secret_default", "JWT_SECRET")]
    assert "'dev" not in secrets.redact(line, "a.py")


def test_a_fallback_for_what_is_no_secret_is_none() -> None:
    assert secrets.scan("os.environ.get('AWS_REGION', 'us-east-1')", "a.py") == ()


def test_plain_text_variables_are_named() -> None:
    text = "# owner\nREGION=us-east-1\nexport STRIPE_SECRET_KEY=sk_live_EXAMPLE0123456789\nJWT_SECRET=${FROM_VAULT}\nDB_PASSWORD=hunter2\n"
    found = secrets.plain_text_variables(text)
    assert [(s.name, s.line, s.kind) for s in found] == [
        ("STRIPE_SECRET_KEY", 3, "stripe_key"),
        ("DB_PASSWORD", 5, "assignment"),
    ]


def test_a_fingerprint_depends_on_the_salt_and_only_on_the_value() -> None:
    assert secrets.fingerprint("FAKE") == secrets.fingerprint("FAKE")
    assert secrets.fingerprint("FAKE") != secrets.fingerprint("FAKE", b"other")
    assert secrets.fingerprint("FAKE") != secrets.fingerprint("FAKF")


def test_binary_has_no_secrets_and_utf16_has() -> None:
    text = planted("stripe_key")
    assert secrets.scan(b"\0\1\2" + text.encode()) == ()
    assert [s.kind for s in secrets.scan(text.encode("utf-16"))] == ["stripe_key"]


def test_lines_count_the_same_with_crlf() -> None:
    assert [s.line for s in secrets.scan(f"a\r\nb\r\n{planted('stripe_key')}\r\n".encode())] == [3]


HOSTILE = [
    "eyJ" * 200_000,
    "eyJaaaaaaaaa." * 60_000,
    "a://b:c" * 100_000,
    "password=" * 100_000,
    "password" * 100_000,
    "A" * 1_000_000,
    "-----BEGIN PRIVATE KEY-----AAAAAAAA" * 20_000,
    "sk_live_" * 100_000,
    "${A:-" * 100_000,
    'token="' * 100_000,
    "environ.get('JWT_SECRET'," + " " * 500_000,
    "Bearer " * 100_000,
    "x_" * 300_000 + "password=1",
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
def test_hostile_text_takes_bounded_time(text: str) -> None:
    before = time.process_time()
    secrets.redact(text)
    assert time.process_time() - before < 3


@given(st.text(max_size=300), st.sampled_from(sorted(VENDORS)), st.text(max_size=300))
def test_whatever_stands_around_a_secret_it_is_not_shown(before: str, kind: str, after: str) -> None:
    shown = secrets.redact(f"{before}\n{planted(kind)}\n{after}")
    assert max(VENDORS[kind].split("\n"), key=len) not in shown.replace(before, "").replace(after, "")


@given(
    st.text(
        alphabet=st.sampled_from(list("sk_live_EXAMPLE01 password=:'\"\n\\[]{}$-secret token://@.eyJ")),
        max_size=200,
    )
)
def test_redacting_keeps_lines_and_is_stable(text: str) -> None:
    once = secrets.redact(text, "a.env")
    assert once.count("\n") == text.count("\n")
    assert secrets.redact(once, "a.env") == once


@given(st.binary(max_size=400))
def test_any_bytes_are_scanned(data: bytes) -> None:
    assert all(1 <= s.line <= data.count(b"\n") + data.count(b"\r") + 1 for s in secrets.scan(data, "a.env"))


def test_walk_leaves_out_links_and_vendored_folders(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.env").write_text("A=1")
    root = tmp_path / "root"
    (root / "node_modules").mkdir(parents=True)
    (root / "node_modules" / "x.js").write_text("1")
    (root / "b.py").write_text("1")
    (root / "a").mkdir()
    (root / "a" / "c.py").write_bytes(b"\0binary")
    (root / "link").symlink_to(outside)
    (root / "file_link.env").symlink_to(outside / "secret.env")
    files = list(walk(root))
    assert [f.name for f in files] == ["b.py", "a/c.py"]
    assert [read_text(f.path) for f in files] == ["1", None]
    assert [f.name for f in walk(root, limit=1)] == ["b.py"]


def test_an_empty_setting_does_not_take_the_next_line_for_its_value() -> None:
    assert secrets.plain_text_variables("API_SECRET=\nTABLE_NAME=orders2026\n") == ()
    (found,) = secrets.plain_text_variables("API_SECRET=\nDB_PASSWORD=EXAMPLEfake1234\n")
    assert (found.name, found.line) == ("DB_PASSWORD", 2)


@pytest.mark.parametrize(
    "line",
    [
        "Passwort: {}",
        "Kennwort für den Server: {}",
        "contraseña: {}",
        "Mot de passe : {}",
        "senha: {}",
        "password di prod: {}",
        "| Passwort | {} |",
        "**Password:** {}",
        "https://deploy:{}@example.com/x",
        "https://deploy:a@{}@example.com/x",
        "see https://b.example.com/k?X-Amz-Credential={}&a=1",
    ],
)
def test_a_password_said_in_words_is_not_shown(line: str) -> None:
    shown = secrets.redact(line.format("EXAMPLEFAKE77!x"))
    assert "EXAMPLEFAKE77" not in shown
    assert secrets.redact(shown) == shown


@pytest.mark.parametrize(
    "line", ["Passwort: wird noch vergeben", "Password: 2026-05-15", "Password reset for CB: done"]
)
def test_words_about_a_password_are_none(line: str) -> None:
    assert secrets.redact(line) == line


def test_a_key_that_only_a_blank_parts_from_its_name() -> None:
    key = "FAKE0000EXAMPLE/+aBcD1234efGH5678ijKL90m"
    assert key not in secrets.redact(f"aws_secret_access_key {key}")
    assert key not in secrets.redact(f"AWS Secret Access Key: {key}")


def test_a_letter_that_nobody_sees_hides_no_key() -> None:
    plain, pasted = "sk_live_EXAMPLE51HfakeFAKE0000", "sk_live_EXAM\u200bPLE51Hfake\u2060FAKE0000"
    assert secrets.redact(f"\ufeffé {pasted} end") == secrets.redact(f"\ufeffé {plain} end")


def test_what_cannot_hold_a_secret_is_not_searched_and_all_that_can_is() -> None:
    assert not secrets.may_hold("42 of 50 berths are let, see line 7")
    assert all(secrets.may_hold(planted(kind).upper()) for kind in VENDORS)
    assert secrets.may_hold("pa\u200bss\u00adwort: x")
