"""init and arm: nothing is overwritten; a copy on another machine asks before it mails."""

from pathlib import Path

import pytest

from execreports.testing.calls import Caller


def test_the_next_command_can_be_pasted(tmp_path: Path) -> None:
    said = Caller()("init", str(tmp_path / "Büro Müller reports"))
    assert f"--workspace '{tmp_path}/Büro Müller reports' preview" in said.out


def test_init_makes_a_workspace_that_checks_and_previews(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    made = Caller()("init", str(folder))
    assert made.code == 0
    assert "preview --all" in made.out
    run = Caller(folder)
    assert run("check", "--strict").code == 0
    said = run("preview", "--all")
    assert said.code == 0
    assert said.out.count("Subject: [") == 5


def test_init_keeps_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "portfolio.yaml").write_text("mine\n", "utf-8")
    said = Caller()("init", str(tmp_path), "--json").json
    assert said["kept"] == ["config/portfolio.yaml"]
    assert (tmp_path / "config" / "portfolio.yaml").read_text("utf-8") == "mine\n"


def test_init_of_the_example_copies_it(tmp_path: Path) -> None:
    said = Caller()("init", str(tmp_path / "ex"), "--example", "--json").json
    assert "config/portfolio.yaml" in said["written"]
    assert any(path.startswith("examples/") for path in said["written"])


@pytest.fixture
def live(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The workspace pointed at real SES; nothing in these tests gets as far as asking it."""
    portfolio = workspace / "config" / "portfolio.yaml"
    portfolio.write_text(portfolio.read_text("utf-8").split("\nnow:")[0] + "\n", "utf-8")
    env = workspace / "repos.env"
    env.write_text(
        "SES_REGION=eu-west-1\nSES_FROM_ADDRESS=r@example.com\nREPORT_RECIPIENT_PRIMARY=o@example.com\n"
        "AWS_ACCESS_KEY_ID=EXAMPLE\nAWS_SECRET_ACCESS_KEY=EXAMPLE\n", "utf-8"
    )  # fmt: skip
    env.chmod(0o600)
    monkeypatch.setenv("EXECREPORTS_MACHINE_ID", "one")
    return workspace


def test_live_mail_needs_arming(run: Caller, live: Path) -> None:
    said = run("send", "-p", "cto")
    assert said.code == 78
    assert "E-SES-330" in said.err
    assert run("history", "--json").json["rows"] == []


def test_a_copy_on_another_machine_asks_again(
    run: Caller, live: Path, monkeypatch: pytest.MonkeyPatch, refused: list[str]
) -> None:
    assert run("arm", "--yes").code == 0
    assert run("send", "-p", "cto").code == 69
    assert refused == ["asked"]
    monkeypatch.setenv("EXECREPORTS_MACHINE_ID", "two")
    said = run("send", "-p", "cto")
    assert said.code == 78
    assert "another machine" in said.err
    assert run("arm", "--yes").code == 0
    assert run("send", "-p", "cto").code == 69


def test_a_test_copy_needs_no_arming(run: Caller, live: Path, refused: list[str]) -> None:
    assert run("send", "-p", "cto", "--to", "me@example.com").code == 69
    assert refused == ["asked"]


def test_a_server_of_ones_own_is_trusted_at_first_use(
    run: Caller, live: Path, monkeypatch: pytest.MonkeyPatch, refused: list[str]
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_SESV2", "http://127.0.0.1:9")
    assert run("send", "-p", "cto").code == 69
    monkeypatch.setenv("EXECREPORTS_MACHINE_ID", "two")
    assert run("send", "-p", "cto").code == 78
    assert refused == ["asked"]


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Preflight answers that SES is away; nothing leaves the machine."""
    from execreports import preflight
    from execreports.errors import BatchRefused

    asked: list[str] = []

    def away(*_: object, **__: object) -> None:
        asked.append("asked")
        raise BatchRefused("SES does not answer")

    monkeypatch.setattr(preflight, "preflight", away)
    return asked
