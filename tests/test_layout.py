"""The house rules that a machine can hold: sizes, words, and who is named where."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
ENGINE = sorted((ROOT / "execreports").rglob("*.py"))
REPORTS = [path for path in sorted((ROOT / "reports").glob("*.py")) if path.name != "__init__.py"]
TEMPLATES = sorted((ROOT / "templates").rglob("*.j2"))
MODULE_MOST = 250
FUNCTION_MOST = 40
BANNED = {"utils", "helpers", "common", "manager", "managers", "misc"}


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            yield node.name, node.end_lineno - node.lineno + 1


def test_no_module_is_longer_than_a_reader_can_hold() -> None:
    long = {
        short(path): count
        for path in ENGINE
        if (count := len(path.read_text("utf-8").splitlines())) > MODULE_MOST
    }
    assert long == {}


def test_no_function_is_longer_than_a_screen() -> None:
    long = {
        f"{short(path)}:{name}": size
        for path in ENGINE
        for name, size in functions(path)
        if size > FUNCTION_MOST
    }
    assert long == {}


def test_reports_read_as_a_table_of_contents() -> None:
    assert len(REPORTS) == 8
    sizes = {short(path): len(path.read_text("utf-8").splitlines()) for path in REPORTS}
    assert {name: size for name, size in sizes.items() if not 40 <= size <= 100} == {}


def test_no_drawer_modules() -> None:
    assert [short(path) for path in ENGINE if path.stem in BANNED] == []


def portfolio_words() -> set[str]:
    """Every company, alias, person, platform and address that the example's configuration names."""
    portfolio = yaml.safe_load((ROOT / "config" / "portfolio.yaml").read_text("utf-8"))
    words = {entity["name"] for entity in portfolio["entities"]}
    words |= {alias for entity in portfolio["entities"] for alias in entity.get("aliases", ())}
    targets = yaml.safe_load((ROOT / "config" / "targets.yaml").read_text("utf-8"))
    words |= set(targets.get("channels", {}).get("wanted", ()))
    return {word for word in words if len(word) > 2 and word != word.lower()}


@pytest.mark.parametrize("path", [*ENGINE, *REPORTS, *TEMPLATES], ids=short)
def test_the_engine_names_nobody(path: Path) -> None:
    text = path.read_text("utf-8")
    named = [word for word in portfolio_words() if re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)]
    assert named == []


@pytest.mark.parametrize("path", [*REPORTS, *TEMPLATES], ids=short)
def test_reports_and_templates_hold_no_amount(path: Path) -> None:
    text = re.sub(r'schedule = "[^"]*"', "", path.read_text("utf-8"))
    assert re.findall(r"\$\d|\b\d{3,}\b", text) == []


@pytest.mark.parametrize("path", REPORTS, ids=short)
def test_reports_import_only_the_engine(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        assert all(name.split(".")[0] in {"execreports", "collections"} for name in names)


def test_no_path_of_a_machine_is_committed() -> None:
    for path in [*ENGINE, *REPORTS, *TEMPLATES, ROOT / "Makefile", ROOT / "pyproject.toml"]:
        assert not re.search(r"/(?:Users|home)/\w", path.read_text("utf-8")), short(path)


@pytest.mark.parametrize("path", [*ENGINE, *REPORTS], ids=short)
def test_every_exemption_says_why(path: Path) -> None:
    bare = re.compile(r"# (?:noqa: [A-Z0-9, ]+|type: ignore(?:\[[a-z, -]+\])?)$", re.MULTILINE)
    assert bare.findall(path.read_text("utf-8")) == []


def test_every_dependency_is_imported() -> None:
    """By the product itself; `tzdata` is data that `zoneinfo` reads."""
    import tomllib

    modules = {"markdown-it-py": "markdown_it", "python-dotenv": "dotenv", "pyyaml": "yaml"}
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    names = {re.split(r"[<>=!\[ ]", one)[0] for one in declared} - {"tzdata"}
    source = "\n".join(path.read_text("utf-8") for path in ENGINE)
    unused = [
        name
        for name in names
        if not re.search(rf"^\s*(?:from|import) {modules.get(name, name)}\b", source, re.MULTILINE)
    ]
    assert len(names) > 10
    assert unused == []


def test_decisions_are_numbered_in_order() -> None:
    files = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    for number, path in enumerate(files, start=1):
        assert path.name.startswith(f"{number:04d}-"), path.name
        assert path.read_text("utf-8").startswith(f"# {number}. "), path.name
