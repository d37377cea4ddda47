"""From a file as it came (gzip, zip, UTF-16, cp1252, BOM) to plain files that can be read, within bounds.

Compressed files are unpacked to a spool folder, which also lets the CSV reader use all cores. A file that grows more
than `MOST_GROWTH` times, or beyond `MOST_BYTES`, is a decompression bomb and is refused before it fills the disk.
"""

import codecs
import gzip
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from execreports.reading.bills.bill import Refused

MOST_GROWTH = 150  # real CUR files shrink 5 to 40 times
FREE_BYTES = 64 << 20  # growth is not looked at below this size
MOST_BYTES = 64 << 30
MOST_MEMBERS = 1000
SAMPLE = 1 << 18
OTHER_MAGIC = {
    b"BZh": "bzip2",
    b"\xfd7zXZ": "xz",
    b"\x28\xb5\x2f\xfd": "zstd",
    b"%PDF": "PDF",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook",
    b"PAR1": "",
    b"ORC": "ORC",
    b"Obj\x01": "Avro",
    b"SQLite format 3": "SQLite",
}


@dataclass(frozen=True, slots=True)
class Plain:
    """One readable file: `kind` is text, json or parquet, `path` may be in the spool, `origin` names the source."""

    path: Path
    kind: str
    encoding: str
    origin: str


def unpack(path: Path, spool: Path) -> list[Plain]:
    """The readable files inside `path`, unpacked and in UTF-8; raises Refused with the reason if there is none."""
    return list(_unpack(path, spool, path.name, depth=0))


def _unpack(path: Path, spool: Path, origin: str, depth: int) -> Iterator[Plain]:
    with path.open("rb") as stream:
        head = stream.read(SAMPLE)
    if not head:
        raise Refused(f"{origin} is empty")
    if head.startswith(b"\x1f\x8b") and depth < 2:
        target = _room(spool, origin.removesuffix(".gz"))
        with gzip.open(path) as packed:
            _copy(packed, target, path.stat().st_size, origin)
        yield from _unpack(target, spool, origin, depth + 1)
    elif head.startswith(b"PK\x03\x04") and depth < 2:
        yield from _zip(path, spool, origin, depth)
    else:
        yield _plain(path, spool, origin, head)


def _zip(path: Path, spool: Path, origin: str, depth: int) -> Iterator[Plain]:
    """Every data file of a zip archive."""
    try:
        archive = zipfile.ZipFile(path)
    except zipfile.BadZipFile as error:
        raise Refused(f"{origin} is a broken zip archive: {error}") from error
    with archive:
        members = [m for m in archive.infolist() if not m.is_dir() and not m.filename.startswith("__MACOSX")]
        if any(member.filename == "[Content_Types].xml" for member in members):
            raise Refused(f"{origin} is an Excel workbook or a document; save the sheet as CSV")
        if not members or len(members) > MOST_MEMBERS:
            raise Refused(f"{origin} holds {len(members)} files")
        for member in members:
            inner = f"{origin}!{member.filename}"
            if member.flag_bits & 1:
                raise Refused(f"{inner} is encrypted")
            target = _room(spool, Path(member.filename).name)
            try:
                with archive.open(member) as packed:
                    _copy(packed, target, max(member.compress_size, 1), inner)
            except (zipfile.BadZipFile, NotImplementedError) as error:
                raise Refused(f"{inner} cannot be unpacked: {error}") from error
            yield from _unpack(target, spool, inner, depth + 1)


def _copy(packed: IO[bytes] | gzip.GzipFile, target: Path, packed_size: int, origin: str) -> None:
    """Unpack within bounds."""
    most = min(MOST_BYTES, max(FREE_BYTES, packed_size * MOST_GROWTH))
    written = 0
    try:
        with target.open("wb") as plain:
            while chunk := packed.read(1 << 20):
                written += len(chunk)
                if written > most:
                    raise Refused(f"{origin} grows beyond {most >> 20} MB when unpacked: not read")
                plain.write(chunk)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise Refused(f"{origin} is cut off or broken: {error}") from error


def _plain(path: Path, spool: Path, origin: str, head: bytes) -> Plain:
    """Tell text from Parquet and bring text to UTF-8."""
    if head.startswith(b"PAR1"):
        return Plain(path, "parquet", "binary", origin)
    for magic, name in OTHER_MAGIC.items():
        if head.startswith(magic):
            raise Refused(f"{origin} is {name}, which is not read; export CSV, gzip, zip or Parquet")
    encoding = encoding_of(head)
    if encoding not in {"utf-8", "utf-8-sig"} or _odd_lines(head):
        path = transcode(path, spool, encoding)
    elif b"\0" in head:
        raise Refused(f"{origin} is not text")
    text = head.decode(encoding, errors="ignore").lstrip("\ufeff \t\r\n")
    return Plain(path, "json" if text[:1] in {"{", "["} else "text", encoding, origin)


def _odd_lines(head: bytes) -> bool:
    """Line ends the engine cannot skip over: lone or doubled carriage returns, or two kinds in one file."""
    return b"\r" in head and (
        head.count(b"\n") != head.count(b"\r\n") or bool(re.search(rb"\r(?!\n|$)", head))
    )


def encoding_of(head: bytes) -> str:
    """utf-8, utf-8-sig, utf-16 or cp1252, from the first bytes of a file."""
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if head[1:400:2].count(0) > len(head[:400]) // 3:
        return "utf-16-le"
    if head[0:400:2].count(0) > len(head[:400]) // 3:
        return "utf-16-be"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def transcode(path: Path, spool: Path, encoding: str) -> Path:
    r"""A UTF-8 copy with Unix line ends; bytes the encoding does not know become the replacement character.

    Some tools write `\r\r\n`: any run of carriage returns is one line end.
    """
    target = _room(spool, path.name)
    with (
        path.open(encoding=encoding, errors="replace", newline="") as text,
        target.open("w", encoding="utf-8", newline="") as copy,
    ):
        kept = ""
        while chunk := text.read(1 << 20):
            chunk = kept + chunk
            end = len(chunk.rstrip("\r"))
            copy.write(re.sub(r"\r+\n?", "\n", chunk[:end]))
            kept = chunk[end:]
        copy.write("\n" if kept else "")
    return target


def _room(spool: Path, name: str) -> Path:
    """A new path in the spool that keeps the file's name readable."""
    taken = sum(1 for _ in spool.iterdir())
    return spool / f"{taken:04d}-{Path(name).name[-60:] or 'part'}"
