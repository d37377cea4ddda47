"""`docs/facts.md` and `docs/targets.md` against the program: every key, label, path and default it reads is on the page."""

import ast
import re
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
import yaml

from execreports.metrics.savings_rules import RULES
from execreports.model.context import Context
from execreports.model.facts import Fact
from execreports.model.targets import Targets
from execreports.testing.rehearsal import Rehearsal

ROOT = Path(__file__).resolve().parents[1]
FACTS = (ROOT / "docs" / "facts.md").read_text("utf-8")
TARGETS = (ROOT / "docs" / "targets.md").read_text("utf-8")
READERS = [path for name in ("metrics", "checks") for path in (ROOT / "execreports" / name).glob("*.py")]
ASKING = ("facts", "providers", "unread")
LOOKING = ("get", "number", "text", "texts", "names", "each", "under")

NAMED_BY_THE_OWNER = {
    "exchange": "a currency", "figures": "an own word", "agenda": "a persona", "reconcile.authority": "a fact key",
    "revenue.targets": "a month", "cloud.savings": "a rule, compared below", "checks": "a check, compared below",
    "kpis": "a number of kpis.yaml", "corrections": "a number of corrections.yaml",
}  # fmt: skip
"""Below these the next part of a path is not a word of ours."""


@dataclass
class Asked:
    """What was asked for while the eight reports of the example were made."""

    keys: set[str] = field(default_factory=set)
    labels: set[tuple[str, str]] = field(default_factory=set)
    paths: set[str] = field(default_factory=set)
    given: tuple[Fact, ...] = ()


def watch(patch: pytest.MonkeyPatch, owner: type, name: str, note: Any) -> None:
    real = getattr(owner, name)

    def watched(self: Any, first: str, *more: Any, **named: Any) -> Any:
        note(self, first)
        return real(self, first, *more, **named)

    patch.setattr(owner, name, watched)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    seen = Asked()
    with pytest.MonkeyPatch.context() as patch:
        for name in ASKING:
            watch(patch, Context, name, lambda _, key: seen.keys.add(key))
        for name in LOOKING:
            watch(patch, Targets, name, lambda _, path: seen.paths.add(path))
        watch(patch, Fact, "label", lambda fact, name: seen.labels.add((fact.key, name)))
        with Rehearsal.of(ROOT, tmp_path_factory.mktemp("vocabulary")) as play:
            assert play.context
            seen.given = play.context.every_fact()
    return seen


def literals(methods: tuple[str, ...], of: str) -> set[str]:
    """The words that metrics and checks give to these methods, `*` for what is filled in: branches no example takes."""
    found = set()
    for path in READERS:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
                owner = ast.unparse(node.func.value).rpartition(".")[2]
                if node.func.attr in methods and owner == of:
                    found.add(pattern(node.args[0]))
    return {words for words in found if words and not words.startswith("*")}


def pattern(node: ast.expr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(str(one.value) if isinstance(one, ast.Constant) else "*" for one in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def fact_rows() -> dict[str, str]:
    """Key -> the row that describes it; `funnel.delivered` `.opened` is two keys of one row."""
    rows: dict[str, str] = {}
    for line in re.findall(r"^\| `.*", FACTS, re.MULTILINE):
        first, *others = re.findall(r"`([^`]+)`", line.split("|")[1])
        for key in (first, *(first.rpartition(".")[0] + other for other in others)):
            assert key not in rows, f"{key} stands twice"
            rows[key] = line
    return rows


ROWS = fact_rows()


def is_described(key: str) -> bool:
    return key in ROWS or key.startswith("kpi.") or any(fnmatchcase(one, key) for one in ROWS)


def is_told(key: str, label: str) -> bool:
    """Whether a label of a described key is; `date`, `month` and `tag:<name>` are, for all of them."""
    general = label in {"date", "month"} or label.startswith("tag:")
    return key not in ROWS or general or f"`{label}`" in ROWS[key]


def test_every_key_that_is_read_is_described(asked: Asked) -> None:
    assert len(asked.keys) > 50
    assert sorted(key for key in asked.keys | literals(ASKING, "context") if not is_described(key)) == []


def test_every_label_that_is_read_is_described(asked: Asked) -> None:
    assert len(asked.labels) > 100
    assert [(key, name) for key, name in sorted(asked.labels) if not is_told(key, name)] == []


def test_every_label_that_the_example_gives_is_described(asked: Asked) -> None:
    given = {(fact.key, name) for fact in asked.given for name, text in fact.labels.items() if text}
    assert len(given) > 100
    assert [(key, name) for key, name in sorted(given) if not is_told(key, name)] == []


def target_paths() -> set[str]:
    """The paths of the page's YAML, without the numbers of lists."""
    found: set[str] = set()

    def walk(tree: Any, path: str) -> None:
        found.add(path)
        for name, below in tree.items() if isinstance(tree, dict) else ():
            walk(below, f"{path}.{name}".lstrip("."))
        for below in tree if isinstance(tree, list) else ():
            walk(below, path)

    for block in re.findall(r"```yaml\n(.*?)```", TARGETS, re.DOTALL):
        walk(yaml.load(block, Loader=yaml.BaseLoader), "")  # noqa: S506 - words only
    return found


def test_every_path_that_is_read_is_described(asked: Asked) -> None:
    known = target_paths()
    read = {
        re.sub(r"\.(?:\d{1,3}|\*)(?=\.|$)", "", path) for path in asked.paths | literals(LOOKING, "targets")
    }
    free = tuple(f"{name}." for name in NAMED_BY_THE_OWNER)
    assert len(read) > 40
    assert {name.rstrip(".") for name in free} - known <= {"checks", "kpis", "corrections"}
    left = known | set(NAMED_BY_THE_OWNER) | {"rules.figure", "rules.key", "profitability.milestones.figure"}
    assert sorted(path for path in read if path not in left and not path.startswith(free)) == []


def test_the_savings_rules_are_those_of_the_program() -> None:
    told = re.findall(r"^\| `(\w+)` \| ([\d.]+) \| ([\d.]+) \| (.*?) ?\|$", TARGETS, re.MULTILINE)
    wanted = []
    for rule in RULES:
        more = [f"`{rule.busy_option}` {rule.busy}"] if rule.busy_option else []
        more += [f"`words` {', '.join(rule.named) or 'none'}"] if rule.named is not None else []
        wanted.append((rule.id, str(rule.share), str(rule.least), "; ".join(more)))
    assert told == wanted


def test_the_numbers_of_checks_are_those_of_the_program() -> None:
    told = set(re.findall(r"^\| `(\w+)\.(\w+)` \| ([\d.]+) \|", TARGETS, re.MULTILINE))
    wanted = set()
    for path in READERS:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "limit":
                wanted.add(tuple(map(pattern, node.args[1:])))
    assert told == wanted


def test_the_checks_that_ask_whom_they_are_about_are_listed(asked: Asked) -> None:
    listed = set(
        re.findall(r"`(\w+)`", TARGETS.partition("for `pipeline_empty`")[2].partition("(default")[0])
    )
    read = {path.split(".")[1] for path in asked.paths if re.fullmatch(r"checks\.\w+\.entities", path)}
    assert listed | {"pipeline_empty"} == read


def test_every_error_code_is_explained_once() -> None:
    page = (ROOT / "docs" / "errors.md").read_text("utf-8")
    told = re.findall(r"^\| `(E-[A-Z]{3}-\d{3})` \| \S.* \| \S.* \|$", page, re.MULTILINE)
    code = re.compile(r"E-[A-Z]{3}-\d{3}")
    used = {
        one for path in (ROOT / "execreports").rglob("*.py") for one in code.findall(path.read_text("utf-8"))
    }
    assert len(told) == len(set(told))
    assert set(told) == used
    shown = "".join(
        (ROOT / name).read_text("utf-8") for name in ("README.md", "docs/delivery.md", "docs/cli.md")
    )
    assert set(code.findall(shown)) <= used
