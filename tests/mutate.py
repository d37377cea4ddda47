"""`make mutate`: faults planted on purpose in a copy; a named test must turn red by assertion for each.

The unmodified copy is green first, each mutant imports, and a mutant that any other way fails does not count.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
COPIED = ("execreports", "tests", "deploy", "pyproject.toml")


@dataclass(frozen=True, slots=True)
class Mutant:
    """A fault: where, what is replaced by what (found exactly once), and the test that must see it."""

    name: str
    file: str
    old: str
    new: str
    test: str


MUTANTS = (
    Mutant(
        "total_max_attempts is 3",
        "execreports/transports/ses.py",
        "_client(region, endpoint, access, attempts=1, patience=patience)",
        "_client(region, endpoint, access, attempts=3, patience=patience)",
        "tests/transports/test_ses.py::test_every_answer_is_sorted_and_posted_once",
    ),
    Mutant(
        "sent before the intent",
        "execreports/deliver.py",
        "    claim = ledger.claim(draft, transport=transport.name, now=now())\n",
        '    early = transport.send(draft.message.stamped(run=draft.run, intent="0" * 32, head="0" * 64))\n'
        "    claim = ledger.claim(draft, transport=transport.name, now=now())\n"
        "    if isinstance(claim, Claimed):\n        return _sent(claim, early, ledger=ledger, now=now)\n",
        "tests/deliver/test_deliver.py::test_the_row_is_written_before_and_closed_after",
    ),
    Mutant(
        "unknown re-sent after a while",
        "execreports/record/sqlite.py",
        '        """See `Ledger.claim`. The unique index decides, not a look beforehand."""\n',
        '        """See `Ledger.claim`."""\n        for old in self.rows():\n'
        "            if old.state is SendState.UNKNOWN and (now - old.created_at).days >= 1:\n"
        '                self.settle(old, SendState.FAILED, now=now, error="too old")\n',
        "tests/deliver/test_deliver.py::test_unknown_is_never_sent_again_by_itself",
    ),
    Mutant(
        "Bcc as a header",
        "execreports/model/mail.py",
        '            simple["Headers"] = [{"Name": name, "Value": value} for name, value in self.headers]\n',
        '            pairs = (*self.headers, ("Bcc", ", ".join(self.envelope.bcc)))\n'
        '            simple["Headers"] = [{"Name": name, "Value": value} for name, value in pairs]\n',
        "tests/transports/test_hygiene.py::test_a_bcc_never_becomes_a_header",
    ),
    Mutant(
        "every signature is right",
        "execreports/feedback/sns.py",
        "pow(int.from_bytes(signature), exponent, modulus).to_bytes(size) == expected",
        "bool(pow(int.from_bytes(signature), exponent, modulus) or expected)",
        "tests/feedback/test_sns.py::test_a_changed_field_is_not_believed",
    ),
    Mutant(
        "the claim index is dropped",
        "execreports/record/database.py",
        "CREATE UNIQUE INDEX one_mail_per_slot",
        "CREATE INDEX one_mail_per_slot",
        "tests/record/test_ledger.py::test_a_filled_slot_is_not_claimed_again",
    ),
    Mutant(
        "a 2xx without MessageId is sent",
        "execreports/transports/ses.py",
        "    if not isinstance(found, str) or not found.strip():\n",
        '    if not isinstance(found, str) or not found.strip():\n        return "none given"\n    if not found:\n',
        "tests/deliver/test_wire.py::test_what_is_ambiguous_is_posted_once_and_never_again",
    ),
    Mutant(
        "5xx is tried again",
        "execreports/transports/ses_errors.py",
        "    if status >= 500 or status < 400:\n",
        "    if status >= 500:\n        return TransportDown(str(status))\n    if status < 400:\n",
        "tests/deliver/test_wire.py::test_what_is_ambiguous_is_posted_once_and_never_again",
    ),
    Mutant(
        "an unexpected error counts as not sent",
        "execreports/deliver.py",
        "    state = SendState.FAILED if certain else SendState.UNKNOWN\n",
        "    state = SendState.UNKNOWN if isinstance(error, OutcomeUnknown) else SendState.FAILED\n",
        "tests/deliver/test_deliver.py::test_everything_else_is_tried_once",
    ),
    Mutant(
        "the intent of a dead run is taken for not sent",
        "execreports/record/sqlite.py",
        "self.settle(row, SendState.UNKNOWN, now=now, error=why) for row in dead",
        "self.settle(row, SendState.FAILED, now=now, error=why) for row in dead",
        "tests/kill/test_kill.py::test_a_kill_at_any_checkpoint_sends_nothing_twice_and_loses_nothing",
    ),
    Mutant(
        "addresses and headers are not looked at",
        "execreports/deliver.py",
        "    if wrong:\n",
        "    if wrong and not draft:\n",
        "tests/deliver/test_deliver.py::test_a_hostile_header_never_reaches_the_transport",
    ),
    Mutant(
        "the audit skips the links",
        "execreports/record/chain.py",
        "        if entry.previous != previous:\n",
        "        if entry.previous != previous and not entry:\n",
        "tests/record/test_tamper.py::test_a_change_with_its_hash_recomputed_breaks_the_next_link",
    ),
    Mutant(
        "the audit skips the hashes",
        "execreports/record/chain.py",
        "        if entry.digest != _hash(",
        "        if not entry and entry.digest != _hash(",
        "tests/record/test_tamper.py::test_every_single_byte_change_is_found",
    ),
    Mutant(
        "commits do not wait for the disk",
        "execreports/record/database.py",
        "PRAGMA synchronous = FULL",
        "PRAGMA synchronous = OFF",
        "tests/record/test_ledger.py::test_commits_wait_for_the_disk",
    ),
    Mutant(
        "any topic is believed",
        "execreports/feedback/sns.py",
        'envelope.get("TopicArn") not in topics',
        'not envelope.get("TopicArn")',
        "tests/feedback/test_sns.py::test_no_topic_means_nothing_is_believed",
    ),
    Mutant(
        "the sandbox is not asked about recipients",
        "execreports/preflight/recipients.py",
        "if account is not None and not account.production:",
        "if account is None:",
        "tests/preflight/test_preflight.py::test_the_run_is_refused",
    ),
    Mutant(
        "bytes are dropped without a record",
        "execreports/record/retention.py",
        '            ledger.store.append(connection, "dropped", {"digests": list(gone), "before": stamp(before)}, now)\n',
        "",
        "tests/record/test_tamper.py::test_what_is_dropped_is_gone_and_on_record",
    ),
)


def ran(folder: Path, *words: str) -> tuple[int, str]:
    """A Python of this environment that imports the copy."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "SOAK_", "PYTEST_"))
    }
    done = subprocess.run(
        [sys.executable, *words], cwd=folder, env={**kept, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def tested(folder: Path, *tests: str) -> tuple[int, str]:
    """Run named tests of the copy."""
    return ran(folder, "-m", "pytest", "-q", "-x", "-p", "no:randomly", *tests)


def imports(folder: Path, file: str) -> bool:
    """Whether the mutated module imports, from the copy and nowhere else."""
    name = file.removesuffix(".py").replace("/", ".")
    code, out = ran(folder, "-c", f"import {name} as module; print(module.__file__)")
    return code == 0 and out.strip().startswith(str(folder))


def judged(folder: Path, mutant: Mutant) -> str:
    """`caught`, or why it does not count."""
    path = folder / mutant.file
    whole = path.read_text(encoding="utf-8")
    if whole.count(mutant.old) != 1:
        return f"NOT PLANTED: the place was found {whole.count(mutant.old)} times"
    path.write_text(whole.replace(mutant.old, mutant.new), encoding="utf-8")
    try:
        if not imports(folder, mutant.file):
            return "NOT PLANTED: it does not import"
        code, out = tested(folder, mutant.test)
    finally:
        path.write_text(whole, encoding="utf-8")
    if code == 0:
        return "SURVIVED"
    by_assertion = "AssertionError" in out or "DID NOT RAISE" in out or "\nE       assert " in out
    return "caught" if code == 1 and by_assertion else f"FAILED OTHERWISE: {out[-400:]}"


def main(words: list[str]) -> int:
    """The table and its summary; 0 when every mutant was caught. Words pick mutants by name."""
    began = time.monotonic()
    wanted = [mutant for mutant in MUTANTS if not words or any(word in mutant.name for word in words)]
    with tempfile.TemporaryDirectory(prefix="mutants-") as name:
        folder = Path(name).resolve()
        for part in COPIED:
            source = ROOT / part
            if source.is_dir():
                shutil.copytree(source, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, folder / part)
        code, out = tested(folder, *sorted({mutant.test for mutant in wanted}))
        sys.stdout.write(f"unmodified: {'green' if code == 0 else 'RED'}\n")
        if code:
            sys.stdout.write(out)
            return 1
        caught = 0
        for mutant in wanted:
            verdict = judged(folder, mutant)
            caught += verdict == "caught"
            sys.stdout.write(f"{verdict:10} {mutant.name}  [{mutant.test.rpartition('::')[2]}]\n")
            sys.stdout.flush()
    seconds = time.monotonic() - began
    sys.stdout.write(f"mutate: {caught} of {len(wanted)} mutants caught, unmodified green, {seconds:.0f} s\n")
    return 0 if caught == len(wanted) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
