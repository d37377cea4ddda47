from pathlib import Path

import pytest

from execreports.errors import SourceBroken
from execreports.model.facts import Fact
from execreports.sources.base import Reach, Source
from execreports.sources.registry import Registry
from execreports.testing.reaches import reach_at
from execreports.testing.source_contract import SourceContract

TEXT = """\
updated: 2026-04-28
assets:
  - name: Sloop Example
    type: boat
    owner: BB
    serial: 012345
    checked: 06:00
  - name: Red bin
    type: bin
    owner: Bins
    serial: 7
"""
RULE = {
    "key": "asset",
    "text": "name",
    "entity": {"column": "owner"},
    "labels": {"asset": "name", "type": "type", "serial": "serial", "at": "checked"},
}


def registry(**options: object) -> Registry:
    given = {"name": "assets", "path": "assets.yaml", "records": "/assets", "facts": [RULE]}
    return Registry.model_validate(given | options)


def read(root: Path, text: str, source: Registry | None = None) -> tuple[list[Fact], Reach]:
    (root / "assets.yaml").write_text(text)
    reach = reach_at(root)
    return list((source or registry()).read(reach)), reach


class TestContract(SourceContract):
    def honest(self, root: Path) -> tuple[Source, Reach]:
        (root / "assets.yaml").write_text(TEXT)
        return registry(), reach_at(root)

    def broken(self, root: Path) -> tuple[Source, Reach]:
        (root / "assets.yaml").write_text("assets: [unclosed")
        return registry(), reach_at(root)


def test_each_entry_has_its_line_and_keeps_what_is_written(tmp_path: Path) -> None:
    facts, _ = read(tmp_path, TEXT)
    assert [fact.origin.locator for fact in facts] == ["assets.yaml:3", "assets.yaml:8"]
    assert [fact.entity for fact in facts] == ["boats", "bins"]
    assert facts[0].label("serial") == "012345"
    assert facts[0].label("at") == "06:00"
    assert facts[0].origin.as_of.isoformat() == "2026-04-28T07:00:00+00:00"
    assert facts[1].origin.quote == "- name: Red bin type: bin owner: Bins serial: 7"


def test_groups_give_their_key(tmp_path: Path) -> None:
    text = "assets:\n  boats:\n    - {name: a}\n  bins:\n    - {name: b}\n    - {name: c}\n"
    rule = {"key": "asset", "text": "name", "entity": {"column": "@key"}}
    facts, _ = read(tmp_path, text, registry(records="/assets/*", facts=[rule]))
    assert [(fact.entity, fact.text) for fact in facts] == [("boats", "a"), ("bins", "b"), ("bins", "c")]


def test_duplicate_keys_are_told(tmp_path: Path) -> None:
    _, reach = read(tmp_path, "assets:\n  - name: a\n    owner: BB\n    type: x\n    type: y\n")
    assert any("written twice" in problem and "assets.yaml:5" in problem for problem in reach.problems)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("a: [", "YAML"),
        ("things: []\n", "nothing stands at /assets; there are: things"),
        ("&a [*a]", "nothing stands at"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(SourceBroken, match=reason):
        read(tmp_path, text)


def test_an_alias_bomb_ends(tmp_path: Path) -> None:
    levels = "\n".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]" for n in range(1, 9))
    with pytest.raises(SourceBroken):
        read(tmp_path, f"l0: &l0 x\n{levels}\nassets:\n  - {{name: a, owner: BB}}\n")
