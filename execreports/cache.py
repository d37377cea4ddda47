"""The last good answer of each source, one JSON file each, with its old age."""

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

from execreports.model.facts import SourceResult
from execreports.model.plain import result_from_plain, result_to_plain


@dataclass(frozen=True, slots=True)
class Cache:
    """`folder/<name>.json`. An answer counts only for the options it was given under.

    A cache with `writable=False` (preview, dry run) is read and never touched.
    """

    folder: Path
    writable: bool = True

    def load(self, name: str, options: str) -> SourceResult | None:
        """The last good answer, or None where there is none, it is damaged, or the options changed."""
        try:
            plain = json.loads(self._path(name).read_text("utf-8"))
            if plain["options"] != fingerprint(options):
                return None
            return result_from_plain(plain["result"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def snapshot(self, path: Path) -> SourceResult | None:
        """A shipped first last good answer: the plain form of a result, without options."""
        try:
            return result_from_plain(json.loads(path.read_text("utf-8")))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def store(self, result: SourceResult, options: str) -> None:
        """Keep an answer; the old one stays until the new one is whole on disk. A full disk loses nothing."""
        if not self.writable:
            return
        plain = {"options": fingerprint(options), "result": result_to_plain(result)}
        path = self._path(result.name)
        draft = path.with_suffix(f".{os.getpid()}.new")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(json.dumps(plain, ensure_ascii=False, separators=(",", ":")), "utf-8")
            draft.replace(path)
        except OSError:
            draft.unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        safe = "".join(letter if letter.isalnum() or letter in "-_" else "_" for letter in name)
        return self.folder / f"{safe}.json"


def fingerprint(options: str) -> str:
    """SHA-256 of a source's options, so that an answer under other options is not taken for one."""
    return hashlib.sha256(options.encode()).hexdigest()
