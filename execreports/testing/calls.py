"""The command line called as a person calls it: words in; exit code, output and errors out."""

import io
import json
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from execreports.cli import main


@dataclass(frozen=True, slots=True)
class Said:
    """What one call gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - any JSON value
        """The document on stdout."""
        return json.loads(self.out)

    @property
    def rows(self) -> list[list[str]]:
        """The words of a printed table, without its head."""
        return [line.split() for line in self.out.splitlines()[1:]]


@dataclass(frozen=True, slots=True)
class Caller:
    """`Caller(folder)("send", "-p", "cto")`: every call is made in that workspace."""

    workspace: Path | None = None

    def __call__(self, *words: str) -> Said:
        """Run one command in this process."""
        given: Sequence[str] = (
            words if self.workspace is None else (*words, "--workspace", str(self.workspace))
        )
        out, err = _Stream(), _Stream()
        with redirect_stdout(out), redirect_stderr(err):
            code = main(given)
        return Said(code, out.text, err.text)


class _Stream(io.TextIOWrapper):
    """A stream in memory that takes bytes, too."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", write_through=True)

    @property
    def text(self) -> str:
        """What was written."""
        self.flush()
        buffer = self.buffer
        return buffer.getvalue().decode() if isinstance(buffer, io.BytesIO) else ""
