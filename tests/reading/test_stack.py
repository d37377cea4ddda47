"""What a folder is built with, from its file names and manifests."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from execreports.reading.dependencies import read_dependencies
from execreports.reading.stack import read_stack


def names(manifest: str, text: str) -> list[tuple[str, str, int, bool]]:
    found, problems = read_dependencies(manifest, text)
    assert not problems
    return [(d.name, d.version, d.line, d.development) for d in found]


@pytest.mark.parametrize(
    ("manifest", "text", "expected"),
    [
        (
            "package.json",
            '{\n "dependencies": {\n  "@a/b": "^1.0"\n },\n "devDependencies": {\n  "jest": "29"\n }\n}',
            [("@a/b", "^1.0", 3, False), ("jest", "29", 6, True)],
        ),
        (
            "sub/requirements-dev.txt",
            "# head\nFlask==2.0  # web\n-r base.txt\nboto3[crt]>=1.3 ; python_version>'3'\n\nrequests\n",
            [("flask", "==2.0", 2, False), ("boto3", ">=1.3", 4, False), ("requests", "", 6, False)],
        ),
        (
            "pyproject.toml",
            '[project]\ndependencies = [\n  "Click>=8",\n]\n[dependency-groups]\ndev = [\n  "pytest",\n]\n',
            [("click", ">=8", 3, False), ("pytest", "", 7, True)],
        ),
        ("Gemfile", "source 'x'\ngem 'jekyll', '~> 4.3'\n", [("jekyll", "~> 4.3", 2, False)]),
        (
            "go.mod",
            "module example.com/x\nrequire (\n\tgithub.com/a/b v1.2.3\n\tgithub.com/c/d v1.0.0 // indirect\n)\n",
            [("github.com/a/b", "v1.2.3", 3, False)],
        ),
        (
            "Cargo.toml",
            '[dependencies]\naxum = "0.7"\nserde = { version = "1" }\n',
            [("axum", "0.7", 2, False), ("serde", "1", 3, False)],
        ),
        (
            "composer.json",
            '{"require": {"php": "8", "laravel/framework": "11"}}',
            [("laravel/framework", "11", 1, False)],
        ),
        ("Pipfile", '[packages]\nflask = "*"\n', [("flask", "*", 2, False)]),
        (
            "pom.xml",
            "<dependencies>\n<artifactId>x</artifactId> <version>1</version>",
            [("x", "1", 2, False)],
        ),
        ("other.txt", "flask==1", []),
    ],
)
def test_manifests(manifest: str, text: str, expected: list[tuple[str, str, int, bool]]) -> None:
    assert names(manifest, text) == expected


@pytest.mark.parametrize("manifest", ["package.json", "composer.json", "pyproject.toml", "Cargo.toml"])
@pytest.mark.parametrize("text", ["{", "[1", "[" * 100_000, "= 1"])
def test_a_broken_manifest_is_a_problem(manifest: str, text: str) -> None:
    found, problems = read_dependencies(manifest, text)
    assert found == ()
    assert len(problems) == 1


@pytest.mark.parametrize("text", ["[]", '{"dependencies": []}', '{"dependencies": "x"}', "null"])
def test_odd_shapes_declare_nothing(text: str) -> None:
    assert read_dependencies("package.json", text) == ((), ())


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "requirements.txt").write_text("boto3==1.2\nfastapi\n")
    (tmp_path / "app" / "main.py").write_text("x = 1")
    (tmp_path / "app" / "more.py").write_text("x = 1")
    (tmp_path / "index.html").write_text("x")
    (tmp_path / "netlify.toml").write_text("")
    (tmp_path / "template.yaml").write_text("Resources:\n  F:\n    Type: AWS::Lambda::Function\n")
    (tmp_path / "main.tf").write_text('resource "aws_s3_bucket" "b" {}\n')
    (tmp_path / "package.json").write_text("{broken")
    read = read_stack(tmp_path)
    assert read.languages[:1] == (("Python", 2),)
    assert {(c.name, c.place) for c in read.named("hosting")} == {
        ("Netlify", "netlify.toml"),
        ("AWS Lambda", "template.yaml:3"),
        ("Amazon S3", "main.tf:1"),
    }
    assert {c.name for c in read.named("framework")} == {"boto3", "FastAPI"}
    assert [d.place for d in read.dependencies] == ["app/requirements.txt:1", "app/requirements.txt:2"]
    assert [path for path, _ in read.problems] == ["package.json"]


def test_a_missing_folder_has_no_stack(tmp_path: Path) -> None:
    assert read_stack(tmp_path / "nowhere").files == 0


@given(
    st.sampled_from(["package.json", "pyproject.toml", "Gemfile", "go.mod", "requirements.txt", "pom.xml"]),
    st.text(max_size=200),
)
def test_any_text_is_answered(manifest: str, text: str) -> None:
    found, problems = read_dependencies(manifest, text)
    assert not (found and problems)
