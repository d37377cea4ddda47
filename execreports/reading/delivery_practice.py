"""How a folder's code gets live: pipeline, staging, way back, tests, README; with evidence or what was sought."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from execreports.reading.infrastructure import is_template_name, read_infrastructure
from execreports.reading.source_tree import SourceFile, read_text, walk

MAX_READ = 200_000
_PIPELINES = (
    ".github/workflows/*.yml",
    ".github/workflows/*.yaml",
    ".gitlab-ci.yml",
    "buildspec*.yml",
    "buildspec*.yaml",
    ".circleci/config.yml",
    "Jenkinsfile",
    "azure-pipelines.yml",
    "bitbucket-pipelines.yml",
    ".travis.yml",
    ".drone.yml",
    ".woodpecker.yml",
    "cloudbuild.yaml",
    "appveyor.yml",
    ".buildkite/pipeline.yml",
    "amplify.yml",
)
_HIDDEN = (".github", ".circleci", ".buildkite")
_STAGING_FILES = ("*staging*", "*.stg.*", "*-uat.*")
_STAGING_LINE = re.compile(
    r"(?i)^\s*(?:-\s*)?(?:environment|env|stage|name|deploy_to|branch(?:es)?|url)\s*[:=]\s*['\"\[]{0,2}"
    r"(?:staging|stage|uat|preprod)\b|^\s*\[(?:staging|stage|uat)[.\]]"
    r"|^\s*(?:staging|uat|preprod)\s*:\s*(?:#.*)?$|--(?:stage|env|config-env)[ =]staging\b"
)
_STAGING_HOLDERS = (".yml", ".yaml", ".toml", ".json", ".sh", "Jenkinsfile", "Makefile", ".tf", ".tfvars")
_ROLLBACK_FILES = ("*rollback*", "*roll-back*", "*roll_back*", "*revert-deploy*", "appspec.y*ml")
_ROLLBACK_HEADING = re.compile(
    r"(?i)^\s{0,3}(?:#{1,6}|\*\*|\d+[.)])\s*.{0,60}\b"
    r"(?:roll(?:ing)?[ -]?back|revert(?:ing)? a (?:bad )?deploy|undo a deploy)"
)
_ROLLBACK_COMMAND = re.compile(
    r"(?i)update-alias|--function-version|rollback[-_ ]stack|cancel-update-stack|helm rollback|vercel rollback"
    r"|kubectl rollout undo|deployments? rollback|AutoRollbackConfiguration|auto_rollback"
    r"|^\s*(?:function\s+)?rollback\s*(?:\(\)|:)"
)
_DENIED = re.compile(
    r"(?i)\b(?:no|not|without|missing|lacks?|todo|tbd|none|never|should|need(?:s|ed)?|plan(?:ned)?)\b"
)
_TESTS = (
    "tests/*",
    "test/*",
    "__tests__/*",
    "spec/*",
    "*/tests/*",
    "*/test/*",
    "*/__tests__/*",
    "cypress/*",
    "e2e/*",
)
_TEST_NAMES = (
    *("test_*.py", "*_test.py", "*.test.[jt]s", "*.test.[jt]sx", "*.spec.[jt]s"),
    *("*_test.go", "*_spec.rb", "*Test.java", "*Test.php"),
)
_CODE = (".py", ".js", ".ts", ".jsx", ".tsx", ".go", ".rb", ".java", ".php", ".sh", ".rs", ".cs", ".mjs")


@dataclass(frozen=True, slots=True)
class Practice:
    """One habit: its evidence as `path` or `path:line`; without any, `searched` lists what was looked for."""

    name: str
    evidence: tuple[str, ...]
    searched: tuple[str, ...]

    @property
    def present(self) -> bool:
        """Whether anything shows it."""
        return bool(self.evidence)


def read_practices(root: Path) -> tuple[Practice, ...]:
    """The habits `ci`, `staging`, `rollback`, `tests` and `readme` of a repository's folder."""
    files = tuple(walk(root))
    back = (*_ROLLBACK_FILES, "headings of documents", "commands of scripts", "aliases of templates")
    return (
        Practice("ci", tuple(_pipelines(files)), _PIPELINES),
        Practice("staging", tuple(_staging(files)), (*_STAGING_FILES, "stages of templates and pipelines")),
        Practice(
            "rollback",
            tuple(_rollback(files)),
            back,
        ),
        Practice("tests", tuple(_tests(files)), (*_TESTS, *_TEST_NAMES)),
        Practice("readme", tuple(f.name for f in files if _is_readme(f)), ("README*",)),
    )


def _base(file: SourceFile) -> str:
    return file.name.rpartition("/")[2]


def _is_pipeline(file: SourceFile) -> bool:
    return any(
        fnmatchcase(file.name, pattern) or fnmatchcase(file.name, f"*/{pattern}") for pattern in _PIPELINES
    )


def _pipelines(files: Iterable[SourceFile]) -> Iterator[str]:
    """Pipeline files that declare something: an empty or fully commented-out one runs nothing."""
    for file in files:
        if _is_pipeline(file):
            text = read_text(file.path, MAX_READ) or ""
            line = _first(text, re.compile(r"^\s*[^\s#]"))
            if line:
                yield f"{file.name}:{line}"


def _staging(files: Iterable[SourceFile]) -> Iterator[str]:
    for file in files:
        base = _base(file)
        named = any(fnmatchcase(base.lower(), pattern) for pattern in _STAGING_FILES)
        if named and not base.endswith((".md", ".html")):
            yield file.name
            continue
        if not base.endswith(_STAGING_HOLDERS):
            continue
        text = read_text(file.path, MAX_READ) or ""
        if is_template_name(base) and ("AWS::" in text or base.endswith(".tf")):
            yield from (f"{file.name}:{line}" for _, line in read_infrastructure(text, base).stages)
        elif line := _first(text, _STAGING_LINE):
            yield f"{file.name}:{line}"


def _rollback(files: Iterable[SourceFile]) -> Iterator[str]:
    for file in files:
        base = _base(file)
        if any(fnmatchcase(base.lower(), pattern) for pattern in _ROLLBACK_FILES):
            yield file.name
            continue
        if not (
            base.endswith((".md", ".rst", ".txt", ".sh", ".yml", ".yaml", ".tf", ".json"))
            or base == "Makefile"
        ):
            continue
        text = read_text(file.path, MAX_READ) or ""
        if base.endswith((".md", ".rst", ".txt")):
            line = _procedure(text)
        else:
            line = _first(text, _ROLLBACK_COMMAND, comments=False)
        if line:
            yield f"{file.name}:{line}"
        if is_template_name(base) and ("AWS::" in text or base.endswith(".tf")):
            yield from (f"{file.name}:{at}" for _, at in read_infrastructure(text, base).safe_deploys)


def _procedure(text: str) -> int:
    """The line of a heading about going back that has something below it and does not say that there is no way."""
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if _ROLLBACK_HEADING.match(line[:200]) and not _DENIED.search(line[:200]):
            below = [following for following in lines[number : number + 6] if following.strip()]
            if below and not below[0].lstrip().startswith("#") and not _DENIED.search(below[0][:60]):
                return number
    return 0


def _tests(files: Iterable[SourceFile]) -> Iterator[str]:
    for file in files:
        named = any(fnmatchcase(_base(file), pattern) for pattern in _TEST_NAMES)
        placed = any(fnmatchcase(file.name, pattern) for pattern in _TESTS) and file.name.endswith(_CODE)
        helper = _base(file) in {"__init__.py", "conftest.py"}
        if (named or placed) and not helper:
            text = read_text(file.path, MAX_READ)
            if text and text.strip():
                yield file.name


def _is_readme(file: SourceFile) -> bool:
    named = "/" not in file.name and file.name.upper().startswith("README")
    return named and bool((read_text(file.path, MAX_READ) or "").strip())


def _first(text: str, pattern: re.Pattern[str], *, comments: bool = True) -> int:
    """The line of the first match, 0 for none; with `comments=False` lines that only remark do not count."""
    for number, line in enumerate(text.split("\n"), 1):
        bare = line[:500]
        if bare.lstrip().startswith(("#", "//")) and not comments:
            continue
        if pattern.search(bare):
            return number
    return 0
