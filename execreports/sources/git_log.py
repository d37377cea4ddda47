"""The git binary, asked safely: fixed arguments, no configuration, no hooks, no locks, NUL between fields."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from execreports.errors import SourceBroken, SourceDown

PATHS = "/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin:/opt/local/bin"
_ENVIRONMENT = {
    "PATH": PATHS, "HOME": "/nonexistent", "LC_ALL": "C", "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_ASKPASS": "true",
    "GIT_PROTOCOL_FROM_USER": "0", "GIT_ALLOW_PROTOCOL": "",
}  # fmt: skip
_GLOBALS = (
    "--no-pager", "--no-optional-locks", "--no-replace-objects", "-c", "safe.directory=*", "-c", "core.fsmonitor=false",
    "-c", "core.hooksPath=/dev/null", "-c", "log.showSignature=false", "-c", "gc.auto=0",
)  # fmt: skip
_FORMAT = "--format=%H%x00%ct%x00%an%x00%s"


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit: full hash, committer's moment (aware), author's name, first line."""

    sha: str
    at: datetime
    author: str
    subject: str


@dataclass(frozen=True, slots=True)
class Repository:
    """A folder git can read; `place` as printed, `seconds` for each question."""

    folder: Path
    place: str
    seconds: float

    def commits(self) -> list[Commit]:
        """Every commit of every branch, newest first; SourceBroken where this is no repository."""
        out = self._git("log", "--all", "--no-show-signature", "-z", _FORMAT, "--")
        fields = out.decode("utf-8", "replace").split("\0")
        groups = zip(*[iter(fields)] * 4, strict=False)
        found = [Commit(sha, _moment(at), author, subject) for sha, at, author, subject in groups]
        return sorted(found, key=lambda commit: commit.at, reverse=True)

    def load(self, stream: Path) -> None:
        """Fill an empty repository from a fast-import stream; features that touch other files stay off."""
        with stream.open("rb") as data:
            self._git("fast-import", "--quiet", "--max-pack-size=512m", stdin=data.fileno())

    def _git(self, *words: str, stdin: int = subprocess.DEVNULL) -> bytes:
        git = shutil.which("git", path=PATHS)
        if git is None:
            raise SourceBroken("git is not installed", place=self.place, code="E-SRC-212", fix="install git")
        try:
            done = subprocess.run(
                [git, *_GLOBALS, *words], cwd=self.folder, env=_ENVIRONMENT, stdin=stdin, capture_output=True,
                timeout=self.seconds, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise SourceDown(f"git did not answer within {self.seconds:g} s", place=self.place) from None
        except OSError as error:
            raise SourceBroken(
                f"git cannot look there: {error.strerror}", place=self.place, code="E-SRC-204"
            ) from None
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().split("\n")[-1][:200]
            raise SourceBroken(
                f"git cannot read it: {said}", place=self.place, code="E-SRC-213",
                fix="see that the path is a repository, or the file a `git fast-export` stream",
            )  # fmt: skip
        return done.stdout


def _moment(seconds: str) -> datetime:
    return datetime.fromtimestamp(int(seconds), UTC)


@contextmanager
def imported(stream: Path, place: str, seconds: float) -> Iterator[Repository]:
    """A bare repository made from a fast-import stream, gone afterwards."""
    with TemporaryDirectory(prefix="execreports-git-") as folder:
        repository = Repository(Path(folder), place, seconds)
        repository._git("init", "--quiet", "--bare", "--template=", ".")  # noqa: SLF001 - this module's own class
        repository.load(stream)
        yield repository
