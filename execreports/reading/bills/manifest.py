"""Manifests of Cost and Usage Reports: which files are one bill.

A month is rewritten until it is final, so only the newest manifest of a report and period counts; reading older
assemblies too would double the month.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from execreports.reading.bills import documents
from execreports.reading.bills.bill import Refused

SUFFIXES = (".csv", ".csv.gz", ".csv.zip", ".gz", ".zip", ".parquet", ".tsv", ".json")
PERIOD = re.compile(r"\d{8}-\d{8}|BILLING_PERIOD=\d{4}-\d\d")
MANIFEST = re.compile(r"manifest\.json$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Manifest:
    """One assembly of one report for one period: the keys of its parts, and whether the month is final."""

    path: Path
    report: str
    period: str
    keys: tuple[str, ...]
    final: bool | None = None
    format: str = "cur1"

    def parts(self) -> tuple[list[Path], list[str]]:
        """(files found beside the manifest or where its keys say, keys that are missing)."""
        found: list[Path] = []
        missing: list[str] = []
        for key in self.keys:
            path = next((place for place in self._places(key) if place.is_file()), None)
            if path is None:
                missing.append(PurePosixPath(key).name)
            else:
                found.append(path)
        return found, missing

    def _places(self, key: str) -> list[Path]:
        """Where a key may lie locally: below any folder above the manifest, the longest tail of the key first."""
        tail = PurePosixPath(re.sub(r"^s3://[^/]+/", "", key)).parts
        if ".." in tail:
            return []
        tails = [Path(*tail[index:]) for index in range(len(tail))]
        folders = [self.path.parent, *list(self.path.parents)[1:6]]
        return [folder / part for part in tails[:-1] for folder in folders] + [self.path.parent / tails[-1]]


def manifest(document: object, path: Path) -> Manifest | None:
    """The manifest in a parsed document, None if it is none."""
    if not isinstance(document, Mapping):
        return None
    keys = document.get("reportKeys", document.get("dataFiles", document.get("data_files")))
    if not isinstance(keys, list) or not (
        {"assemblyId", "reportName", "executionId", "exportArn"} & document.keys()
    ):
        return None
    return Manifest(
        path=path,
        report=str(document.get("reportName") or document.get("exportArn") or document.get("reportId") or ""),
        period=_period(document, keys),
        keys=tuple(map(str, keys)),
        format="cur1" if "reportKeys" in document else "cur2",
        final=document.get("finalized") if isinstance(document.get("finalized"), bool) else None,
    )


def _period(document: Mapping[str, Any], keys: Sequence[object]) -> str:
    period = document.get("billingPeriod")
    if isinstance(period, Mapping):
        return str(period.get("start", ""))[:6]
    found = re.search(r"BILLING_PERIOD=(\d{4})-(\d\d)|/(\d{4})(\d\d)01-\d{8}/", " ".join(map(str, keys)))
    return "".join(part for part in found.groups() if part) if found else ""


def newest(manifests: Sequence[Manifest]) -> tuple[list[Manifest], list[str]]:
    """(the newest manifest of each report and period, what was left out).

    The copy at the top of a period names the current assembly, so the shallowest counts; among equals a final one,
    then the one written last.
    """
    groups: dict[tuple[str, str], list[Manifest]] = defaultdict(list)
    for one in manifests:
        groups[(one.report, one.period)].append(one)
    chosen, notes = [], []
    for same in groups.values():
        best = max(
            same, key=lambda m: (-len(m.path.parts), m.final is True, m.path.stat().st_mtime_ns, str(m.path))
        )
        chosen.append(best)
        older = [one for one in same if one.keys != best.keys]
        if older:
            notes.append(
                f"{len(older)} older manifests of {best.report or 'the report'} {best.period} are left out"
            )
    return chosen, notes


def folder(path: Path) -> tuple[list[Path], list[str]]:
    """(files that make up the bill in a folder, notes): by its manifests, else every data file in it."""
    files = sorted(file for file in path.rglob("*") if file.is_file() and not file.name.startswith("."))
    named = [manifest(_loaded(file), file) for file in files if MANIFEST.search(file.name)]
    found = [one for one in named if one]
    if not found:
        data = [
            file for file in files if file.name.lower().endswith(SUFFIXES) and not MANIFEST.search(file.name)
        ]
        if not data:
            raise Refused(f"{path.name} holds no file of a bill")
        if why := rivals(data):
            raise Refused(why)
        return data, []
    chosen, notes = newest(found)
    paths: list[Path] = []
    for one in chosen:
        parts, missing = one.parts()
        if missing:
            raise Refused(absent(one, missing), file_format=one.format)
        paths += parts
    return list(dict.fromkeys(paths)), notes


def rivals(paths: Sequence[Path]) -> str:
    """Why these files are more than one bill, '' if they are not: a month is delivered again until it is final.

    S3 keeps `<period>/<assembly>/<file>`; where files of two assemblies of one period are named together and no
    manifest chooses, the month would be doubled.
    """
    found: dict[Path, set[str]] = defaultdict(set)
    for path in paths:
        for index, part in enumerate(path.parts[:-1]):
            if PERIOD.fullmatch(part):
                below = path.parts[index + 1 : -1]
                found[Path(*path.parts[: index + 1])].add(below[0] if below else "")
    period = next((place for place, assemblies in found.items() if len(assemblies) > 1), None)
    if period is None:
        return ""
    return (
        f"{len(found[period])} deliveries of {period.name} are here, and only one counts:"
        " name the folder with its manifests"
    )


def absent(one: Manifest, missing: Sequence[str]) -> str:
    """Why a manifest without its parts is no bill: a sum of some parts would look like a cheap month."""
    return f"a manifest: {len(missing)} of its {len(one.keys)} parts are not here ({', '.join(missing[:3])})"


def _loaded(path: Path) -> object:
    try:
        return documents.load(path)
    except Refused:
        return None
