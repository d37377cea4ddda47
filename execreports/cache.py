"""The last good answer of each source, one JSON file each, with its old age."""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from execreports.model.facts import DOCUMENT, Fact, Health, SourceResult
from execreports.model.plain import result_from_plain, result_to_plain

_NAMED = 3  # lost files a reason names


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
        plain = {"options": fingerprint(options), "result": result_to_plain(result)}
        self._write(self._path(result.name), plain)

    def files(self, name: str, options: str) -> dict[str, datetime | None]:
        """The files that gave the last good answer, each with the moment since which it gives nothing."""
        try:
            plain = json.loads(self._list(name).read_text("utf-8"))
            if plain["options"] != fingerprint(options):
                return {}
            return {file: datetime.fromisoformat(at) if at else None for file, at in plain["files"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}

    def list_files(self, name: str, options: str, files: Mapping[str, datetime | None]) -> None:
        """Keep which files gave an answer, beside it, so that the next run need not read it to compare."""
        told = {file: at.isoformat() if at else None for file, at in files.items()}
        self._write(self._list(name), {"options": fingerprint(options), "files": told})

    def _write(self, path: Path, plain: object) -> None:
        if not self.writable:
            return
        draft = path.with_suffix(f".{os.getpid()}.new")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(json.dumps(plain, ensure_ascii=False, separators=(",", ":")), "utf-8")
            draft.replace(path)
        except OSError:
            draft.unlink(missing_ok=True)

    def _list(self, name: str) -> Path:
        return self._path(name).with_suffix(".files")

    def _path(self, name: str) -> Path:
        safe = "".join(letter if letter.isalnum() or letter in "-_" else "_" for letter in name)
        return self.folder / f"{safe}.json"


def fingerprint(options: str) -> str:
    """SHA-256 of a source's options, so that an answer under other options is not taken for one."""
    return hashlib.sha256(options.encode()).hexdigest()


def completed(
    new: SourceResult, options: str, cache: Cache, now: datetime, forget_after: timedelta
) -> SourceResult:
    """The answer, with the last good facts of every file that gave some and now gives none, kept in the cache.

    A file that is gone, empty or unreadable proves nothing about what it said: its facts stay, as old as they
    were, for `forget_after`, and the answer counts as a fallback, so that nothing is taken for resolved.
    """
    before, there = cache.files(new.name, options), giving(new.facts)
    lost = {file: since or now for file, since in before.items() if file not in there}
    last = cache.load(new.name, options) if lost and len(before) > 1 else None
    kept = {file: since for file, since in lost.items() if last and now - since < forget_after}
    result = _stood_in(new, last, kept) if last else new
    dropped = tuple(
        f"{file}: gives nothing since {since:%Y-%m-%d}; what it said is no longer counted"
        for file, since in lost.items() if last and file not in kept
    )  # fmt: skip
    result = replace(result, problems=result.problems + dropped)
    cache.store(result, options)
    cache.list_files(new.name, options, dict.fromkeys(sorted(there)) | kept)
    return result


def _stood_in(new: SourceResult, last: SourceResult, kept: Mapping[str, datetime]) -> SourceResult:
    """The new facts beside the old ones of the files that are kept, in the order of the files."""
    if not kept:
        return new
    facts = [fact for fact in new.facts if fact.origin.file not in kept]
    facts += [fact for fact in last.facts if fact.origin.file in kept]
    told = [f"{file} gives nothing since {since:%Y-%m-%d}" for file, since in list(kept.items())[:_NAMED]]
    more = [f"{len(kept) - _NAMED} more files"] if len(kept) > _NAMED else []
    reason = f"{', '.join([*told, *more])}; what it last said still counts"
    return replace(
        new, health=Health.FALLBACK, facts=tuple(sorted(facts, key=lambda fact: fact.origin.file)), reason=reason,
        files=frozenset(kept),
    )  # fmt: skip


def giving(facts: Iterable[Fact]) -> frozenset[str]:
    """The files that gave a fact which says more than that they are there."""
    return frozenset(fact.origin.file for fact in facts if fact.key != DOCUMENT)
