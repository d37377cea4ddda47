"""repos.env: places, aliases, permissions, and what never leaves it."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from execreports.errors import SettingsError
from execreports.settings import Settings, example, load

ROOT = Path(__file__).parents[1]


def written(folder: Path, text: str, mode: int = 0o600) -> Path:
    path = folder / "repos.env"
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return path


def faults(folder: Path, text: str, mode: int = 0o600, **environ: str) -> list[tuple[str, str]]:
    with pytest.raises(SettingsError) as caught:
        load(written(folder, text, mode), environ)
    assert caught.value.exit_code == 78
    return [(fault.code, fault.place) for fault in caught.value.faults]


def test_reads_values_with_their_lines(tmp_path: Path) -> None:
    loaded = load(
        written(tmp_path, "# head\nSES_REGION=us-west-2\n\nexport SES_FROM_ADDRESS='a@example.com'\n"), {}
    )
    assert loaded.settings.ses_region == "us-west-2"
    assert loaded.place("SES_REGION") == "repos.env:2"
    assert loaded.place("SES_FROM_ADDRESS") == "repos.env:4"


def test_environment_wins_for_known_names(tmp_path: Path) -> None:
    path = written(tmp_path, "SES_REGION=us-west-2\n")
    loaded = load(path, {"SES_REGION": "eu-west-1", "HOME": "/nowhere"})
    assert loaded.settings.ses_region == "eu-west-1"
    assert loaded.place("SES_REGION") == "environment"


def test_nothing_is_exported(tmp_path: Path) -> None:
    before = dict(os.environ)
    load(written(tmp_path, "STRIPE_KEY=sk_live_EXAMPLE\nSES_REGION=us-west-2\n"), {})
    assert dict(os.environ) == before


def test_other_names_are_kept_hidden_and_found_by_name(tmp_path: Path) -> None:
    loaded = load(written(tmp_path, "SHEET_TOKEN=FAKE-token\nAWS_SECRET_ACCESS_KEY=EXAMPLEsecret\n"), {})
    assert loaded.lookup("SHEET_TOKEN") == "FAKE-token"
    assert loaded.lookup("AWS_SECRET_ACCESS_KEY") == "EXAMPLEsecret"
    assert "FAKE-token" not in repr(loaded)
    assert "EXAMPLEsecret" not in repr(loaded)
    assert loaded.lookup("ABSENT") is None


def test_every_fault_at_once_with_its_line(tmp_path: Path) -> None:
    text = "SES_REGION=us-west-2\nno equals sign here\nSES_REGION=eu-west-1\nBARE\nSES_FROM_ADDRESS=nobody\n"
    assert faults(tmp_path, text, 0o644) == [
        ("E-CFG-121", "repos.env"),
        ("E-CFG-115", "repos.env:2"),
        ("E-CFG-112", "repos.env:3"),
        ("E-CFG-115", "repos.env:4"),
        ("E-CFG-113", "repos.env:5"),
    ]


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o666])
def test_loose_permissions_are_refused(tmp_path: Path, mode: int) -> None:
    assert faults(tmp_path, "SES_REGION=us-west-2\n", mode) == [("E-CFG-121", "repos.env")]


def test_a_malformed_line_is_not_repeated(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        load(written(tmp_path, "sk_live_EXAMPLE oops\n"), {})
    assert "sk_live" not in str(caught.value)


def test_alias_alone_counts(tmp_path: Path) -> None:
    loaded = load(written(tmp_path, "RECIPIENT_EMAIL=a@example.com\n"), {})
    assert loaded.settings.report_recipient_primary == "a@example.com"
    assert loaded.place("REPORT_RECIPIENT_PRIMARY") == "repos.env:1"
    assert loaded.lookup("RECIPIENT_EMAIL") == "a@example.com"


def test_alias_that_agrees_is_fine_and_one_that_differs_is_not(tmp_path: Path) -> None:
    both = "REPORT_RECIPIENT_PRIMARY=a@example.com\nRECIPIENT_EMAIL={}@example.com\n"
    assert load(written(tmp_path, both.format("a")), {}).settings.report_recipient_primary == "a@example.com"
    assert faults(tmp_path, both.format("b")) == [("E-CFG-114", "repos.env:2, repos.env:1")]


def test_missing_file_is_empty_unless_asked_for(tmp_path: Path) -> None:
    assert load(tmp_path / "repos.env", {}).settings == Settings.model_validate({})
    with pytest.raises(SettingsError):
        load(tmp_path / "other.env", {}, required=True)


def test_not_utf8_is_one_fault(tmp_path: Path) -> None:
    path = tmp_path / "repos.env"
    path.write_bytes(b"SES_REGION=\xff\xfe\n")
    path.chmod(0o600)
    with pytest.raises(SettingsError) as caught:
        load(path, {})
    assert [fault.code for fault in caught.value.faults] == ["E-CFG-111"]


def test_byte_order_mark_and_crlf(tmp_path: Path) -> None:
    path = tmp_path / "repos.env"
    path.write_bytes(b"\xef\xbb\xbfSES_REGION=us-west-2\r\nAWS_PROFILE=main\r\n")
    path.chmod(0o600)
    loaded = load(path, {})
    assert (loaded.settings.ses_region, loaded.settings.aws_profile) == ("us-west-2", "main")


def test_filled_only_adds(tmp_path: Path) -> None:
    loaded = load(written(tmp_path, "SES_REGION=us-west-2\n"), {})
    filled = loaded.filled(
        {"SES_REGION": "eu-west-1", "SES_FROM_ADDRESS": "r@example.com"}, "config/portfolio.yaml:3"
    )
    assert filled.settings.ses_region == "us-west-2"
    assert filled.settings.ses_from_address == "r@example.com"
    assert filled.place("SES_FROM_ADDRESS") == "config/portfolio.yaml:3"
    assert filled.lookup("SES_FROM_ADDRESS") == "r@example.com"


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_is_settings_or_faults(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = written(tmp_path_factory.mktemp("env"), "")
    path.write_bytes(text.encode())
    places = []
    try:
        load(path, {})
    except SettingsError as error:
        places = [fault.place for fault in error.faults]
    assert all(place.startswith("repos.env") for place in places)


def test_the_example_matches_the_class_and_loads(tmp_path: Path) -> None:
    assert (ROOT / "repos.env.example").read_text(encoding="utf-8") == example()
    loaded = load(written(tmp_path, example()), {})
    assert loaded.settings.ses_region == "us-west-2"
    assert all(f"{name}=" in example() for name in Settings.names())
