"""Workspaces: found by flag, environment and upwards; made without overwriting; shipped parts where own ones lack."""

from pathlib import Path

import pytest

from execreports.config import load
from execreports.errors import ConfigError
from execreports.workspace import Workspace, create, find, shipped


def made(folder: Path) -> Path:
    (folder / "config").mkdir(parents=True)
    (folder / "config" / "portfolio.yaml").write_text("name: x\n", encoding="utf-8")
    return folder


def test_flag_wins_over_environment_over_upwards(tmp_path: Path) -> None:
    here, there, other = made(tmp_path / "a"), made(tmp_path / "b"), made(tmp_path / "c")
    deep = here / "x" / "y"
    deep.mkdir(parents=True)
    assert find(None, {}, deep).root == here
    assert find(None, {"EXECREPORTS_HOME": str(there)}, deep).root == there
    assert find(other, {"EXECREPORTS_HOME": str(there)}, deep).root == other


def test_no_workspace_is_78_and_says_how_to_make_one(tmp_path: Path) -> None:
    for given, environ in ((tmp_path, {}), (None, {"EXECREPORTS_HOME": str(tmp_path)})):
        with pytest.raises(ConfigError) as caught:
            find(given, environ, tmp_path)
        assert caught.value.exit_code == 78
        assert "init" in caught.value.faults[0].fix


def test_own_folders_before_shipped_ones(tmp_path: Path) -> None:
    workspace = Workspace(made(tmp_path))
    assert workspace.reports == (shipped("reports"),)
    assert list(workspace.templates) == [shipped("templates")]
    (tmp_path / "reports").mkdir()
    (tmp_path / "templates").mkdir()
    assert [*workspace.reports] == [tmp_path / "reports", shipped("reports")]
    assert list(workspace.templates) == [tmp_path / "templates", shipped("templates")]


def test_the_repository_is_its_own_shipped_reports() -> None:
    assert Workspace(shipped("reports").parent).reports == (shipped("reports"),)


def test_init_writes_a_workspace_that_loads_and_never_overwrites(tmp_path: Path) -> None:
    written, kept = create(tmp_path / "new", example=False)
    assert not kept
    assert Path("config/portfolio.yaml") in written
    assert load(find(None, {}, tmp_path / "new").root).portfolio.entities
    portfolio = tmp_path / "new" / "config" / "portfolio.yaml"
    portfolio.write_text("name: mine\n", encoding="utf-8")
    again, left = create(tmp_path / "new", example=False)
    assert not again
    assert sorted(map(str, left)) == sorted(str(path) for path in written if path.name != ".gitignore")
    assert portfolio.read_text(encoding="utf-8") == "name: mine\n"


def test_init_onto_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(ConfigError):
        create(tmp_path / "file", example=False)


def test_printed_paths_are_relative(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    assert workspace.shown(tmp_path / "reports" / "cto.py") == "reports/cto.py"
    assert str(tmp_path) not in workspace.shown(tmp_path.parent / "elsewhere" / "x.py")
