"""docs/sources.md says every option of every kind, in the program's own words, and its examples are accepted."""

import re
from pathlib import Path

import pytest
import yaml

from execreports.discovery.kinds import kinds
from execreports.reading.languages import known
from execreports.reference_options import options
from execreports.testing.calls import Caller

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "sources.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def test_the_tables_are_those_of_the_program() -> None:
    shown = re.findall(r"<!-- options: (.+?) -->\n(.*?)<!-- /options -->", PAGE, re.DOTALL)
    assert dict(shown) == options()
    assert len(shown) == len(options())


def test_every_kind_has_an_example() -> None:
    shown = {row["kind"] for text in EXAMPLES for row in yaml.safe_load(text)["sources"]}
    assert shown == set(kinds())


@pytest.mark.parametrize("text", EXAMPLES, ids=lambda text: str(yaml.safe_load(text)["sources"][0]["kind"]))
def test_the_examples_are_accepted(text: str, tmp_path: Path) -> None:
    workspace = tmp_path / "own"
    assert Caller()("init", str(workspace)).code == 0
    (workspace / "config" / "sources.yaml").write_text(text, "utf-8")
    portfolio = workspace / "config" / "portfolio.yaml"
    portfolio.write_text(
        portfolio.read_text("utf-8").replace("entities:\n", "entities:\n  - {id: bakery, name: Bakery}\n")
    )
    done = Caller(workspace)("config", "validate")
    assert done.code == 0, done.err + done.out


def test_every_language_that_is_read_is_named() -> None:
    files = {
        module.__name__.rpartition(".")[2] for module in vars(known).values() if hasattr(module, "WORDS")
    }
    listed = re.search(r"\* \*\*Languages\.\*\* (.*?)\. All", PAGE, re.DOTALL)
    assert listed
    assert {name.strip().casefold() for name in re.split(r",| and ", " ".join(listed[1].split()))} == files
    assert len(files) == len(known.LANGUAGES)
