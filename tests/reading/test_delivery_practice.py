"""How code gets live, from a folder's files: what counts, and what only sounds like it."""

from pathlib import Path

import pytest

from execreports.reading.delivery_practice import Practice, read_practices


def practices(root: Path, files: dict[str, str]) -> dict[str, Practice]:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return {practice.name: practice for practice in read_practices(root)}


def test_an_empty_folder_has_nothing_and_says_what_was_sought(tmp_path: Path) -> None:
    found = practices(tmp_path, {})
    assert sorted(found) == ["ci", "readme", "rollback", "staging", "tests"]
    assert not any(practice.present for practice in found.values())
    assert all(practice.searched for practice in found.values())


STAGE = "Parameters:\n  Stage:\n    Type: String\n    AllowedValues: [staging, prod]\nResources:\n  B: {Type: AWS::S3::Bucket}\n"
ALIAS = "Resources:\n  A:\n    Type: AWS::Lambda::Alias\n"


@pytest.mark.parametrize(
    ("name", "text", "habit", "evidence"),
    [
        (".github/workflows/test.yml", "# head\non: push\n", "ci", ".github/workflows/test.yml:2"),
        (".gitlab-ci.yml", "test:\n", "ci", ".gitlab-ci.yml:1"),
        ("app/buildspec.yml", "version: 0.2\n", "ci", "app/buildspec.yml:1"),
        ("template.yaml", STAGE, "staging", "template.yaml:2"),
        ("samconfig.toml", "[default]\n[staging.deploy.parameters]\n", "staging", "samconfig.toml:2"),
        (
            ".github/workflows/d.yml",
            "jobs:\n  go:\n    environment: staging\n",
            "staging",
            ".github/workflows/d.yml:3",
        ),
        ("deploy.sh", "sam deploy --config-env staging\n", "staging", "deploy.sh:1"),
        ("main.tf", 'variable "stage" { default = "staging" }\n', "staging", "main.tf:1"),
        ("config/staging.env.yml", "a: 1\n", "staging", "config/staging.env.yml"),
        ("scripts/rollback.sh", "echo\n", "rollback", "scripts/rollback.sh"),
        (
            "docs/deploy.md",
            "# Deploy\n\n## Rollback\n\n1. Point the alias at the last version.\n",
            "rollback",
            "docs/deploy.md:3",
        ),
        ("deploy.sh", "aws lambda update-alias --name live\n", "rollback", "deploy.sh:1"),
        ("template.yaml", ALIAS, "rollback", "template.yaml:3"),
        ("tests/test_a.py", "def test_a(): ...\n", "tests", "tests/test_a.py"),
        ("src/a.test.js", "test()\n", "tests", "src/a.test.js"),
        ("README.md", "# x\n", "readme", "README.md"),
    ],
)
def test_evidence(tmp_path: Path, name: str, text: str, habit: str, evidence: str) -> None:
    assert practices(tmp_path, {name: text})[habit].evidence == (evidence,)


@pytest.mark.parametrize(
    ("name", "text", "habit"),
    [
        (".github/workflows/test.yml", "# on: push\n\n", "ci"),
        (".github/ISSUE_TEMPLATE/bug.yml", "name: x\n", "ci"),
        ("docs/buildspec.md", "x\n", "ci"),
        ("docs/staging.md", "We should have staging.\n", "staging"),
        ("deploy.sh", "# there is no staging\naws s3 sync . s3://example\n", "staging"),
        ("docs/deploy.md", "# Deploy\n\n## No rollback\n\nNone yet.\n", "rollback"),
        ("docs/deploy.md", "# Deploy\n\n## Rollback\n\nTODO\n", "rollback"),
        ("docs/deploy.md", "We have to talk about rollback one day.\n", "rollback"),
        ("deploy.sh", "# aws lambda update-alias --name live\n", "rollback"),
        ("tests/__init__.py", "", "tests"),
        ("tests/test_a.py", "", "tests"),
        ("latest/data.py", "x = 1\n", "tests"),
        ("node_modules/x/test/a.test.js", "x\n", "tests"),
        ("README.md", "  \n", "readme"),
        ("sub/README.md", "# x\n", "readme"),
    ],
)
def test_what_only_sounds_like_it(tmp_path: Path, name: str, text: str, habit: str) -> None:
    assert practices(tmp_path, {name: text})[habit].evidence == ()


def test_links_and_binary_are_no_evidence(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "rollback.sh").write_text("x")
    root = tmp_path / "root"
    root.mkdir()
    (root / "rollback.sh").symlink_to(outside / "rollback.sh")
    (root / ".gitlab-ci.yml").write_bytes(b"\0\1\2")
    assert not any(practice.present for practice in read_practices(root))
