"""What a file is, told by its suffix where that is certain, and by its content where it is not."""

import gzip
import re
import zipfile
from pathlib import Path

SAMPLE = 1 << 18
"""Bytes looked at."""

MARKDOWN = {".md", ".markdown", ".mdown", ".mkd", ".mdx", ".rst", ".org", ".txt", ".text", ""}
TABLES = (".csv", ".tsv", ".tab", ".psv", ".xlsx")
CERTAIN = {
    **dict.fromkeys(
        (".html", ".htm", ".xhtml", ".css", ".jsx", ".tsx", ".vue", ".svelte", ".astro", ".php"), "site"
    ),
    **dict.fromkeys((*TABLES, ".parquet", ".zip"), "billing"),
    **dict.fromkeys((".py", ".pyw"), "python"),
    ".gs": "apps_script",
}

_DO = re.compile(
    r"\bfunction\s+do(?:Get|Post)\b|\bdo(?:Get|Post)\s*=|\b(?:SpreadsheetApp|ContentService|HtmlService)\b"
)
_KEY = re.compile(r'"([A-Za-z][\w:]*)"\s*:')
_S3 = re.compile(
    r"Buckets|Contents|Versions|DeleteMarkers|CommonPrefixes|InventoryConfigurationList|fileSchema|sourceBucket"
    r"|destinationBucket|ETag|StorageClass|IsTruncated|VersionId|LastModified|bucket|objects|size_bytes|key|Key|s3_key"
)
_BILL = re.compile(
    r"ResultsByTime|Budgets?|BudgetName|GroupDefinitions|UnblendedCost|BlendedCost|AmortizedCost|NetUnblendedCost"
    r"|line_item_unblended_cost|lineItemUnblendedCost|TimePeriod|assemblyId|reportKeys|reportName|billingPeriod|dataFiles|executionId|Metrics|BilledCost"
)
_MONEY = re.compile(
    r"cost|charge|amount|price|bill|invoice|usage|kosten|betrag|rechnung|preis", re.IGNORECASE
)
_STATEMENT = re.compile(
    r"balance|saldo|solde|kontostand|iban|payee|counterparty|value date|booking date|buchung|valuta|soll.{0,9}haben"
    r"|debit.{1,9}credit|credit.{1,9}debit|belastung.{1,9}gutschrift|gutschrift.{1,9}belastung",
    re.IGNORECASE,
)
_SERVICE = re.compile(r"service|product|usage|resource|linked|payer|aws|amazon", re.IGNORECASE)


def kind_of(path: Path) -> str:
    """handoff, billing, s3_manifest, python, site, apps_script or unknown; raises OSError where it cannot be read."""
    if path.is_dir():
        return _folder(path)
    suffixes = [part.lower() for part in path.suffixes]
    suffix = suffixes[-1] if suffixes else ""
    if suffix == ".gz" and len(suffixes) > 1:
        suffix = suffixes[-2]
    if path.name == "appsscript.json":
        return "apps_script"
    if suffix in {".js", ".mjs", ".ts"}:
        return "apps_script" if _DO.search(_text(path)) else "site"
    if suffix in CERTAIN:
        return CERTAIN[suffix]
    return _by_content(path, suffix)


def _by_content(path: Path, suffix: str) -> str:
    """JSON is a bill or a manifest by its keys; text is a document; the rest is unknown."""
    text = _text(path)
    start = text.lstrip("\ufeff \t\r\n")[:1]
    if suffix in {".json", ".jsonl", ".ndjson", ".gz"} or (start in {"{", "["} and suffix == ""):
        return _json(text)
    if suffix in MARKDOWN and "\x00" not in text:
        if suffix == "" and text.startswith("#!") and "python" in text.split("\n", 1)[0]:
            return "python"
        return "handoff"
    return "unknown"


def _json(text: str) -> str:
    keys = set(_KEY.findall(text))
    bill = sum(bool(_BILL.fullmatch(key.rpartition("/")[2])) for key in keys)
    objects = sum(bool(_S3.fullmatch(key)) for key in keys)
    if bill or objects:
        return "billing" if bill > objects else "s3_manifest"
    return "unknown" if text.lstrip()[:1] in {"{", "["} else "billing"


def is_about_money(path: Path) -> bool:
    """Whether the head of a refused table looks as if it were meant to be a bill."""
    return bool(_MONEY.search(_text(path)[:4000]))


def is_statement(path: Path) -> bool:
    """Whether the head of a table speaks as statements of accounts do and bills of services do not."""
    head = _text(path)[:1000]
    return path.suffix.lower() in TABLES and bool(_STATEMENT.search(head)) and not _SERVICE.search(head)


def _folder(path: Path) -> str:
    """A folder is what its files say."""
    names = {one.name.lower() for one in path.rglob("*") if one.is_file()}
    if "appsscript.json" in names or any(name.endswith(".gs") for name in names):
        return "apps_script"
    if any(name.endswith((".html", ".htm")) or name == "package.json" for name in names):
        return "site"
    manifests = [one for one in sorted(path.rglob("*.json")) if "manifest" in one.name.lower()]
    if manifests:
        return _json(_text(manifests[0]))
    return "billing" if any(name.endswith((".csv", ".csv.gz", ".parquet")) for name in names) else "unknown"


def _text(path: Path) -> str:
    """The first part of a file as text, unpacked where it is packed."""
    with path.open("rb") as stream:
        head = stream.read(SAMPLE)
    if head.startswith(b"\x1f\x8b"):
        try:
            with gzip.open(path) as packed:
                head = packed.read(SAMPLE)
        except (OSError, EOFError):
            head = b""
    elif zipfile.is_zipfile(path):
        return ""
    encoding = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    return head.decode(encoding, errors="replace")
