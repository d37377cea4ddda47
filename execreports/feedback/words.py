"""What feedback means to people: the readers of the next mail (no addresses), and the operator (with them)."""

from collections import Counter

from execreports.feedback.pull import delivered
from execreports.feedback.standing import Standing
from execreports.model.ledger import Ledger
from execreports.model.mail import LedgerRow, SendState

BAD = ("rejected", "bounced", "complained", "delayed")


def unreached(ledger: Ledger, persona: str, *, world: str) -> tuple[str, ...]:
    """A sentence when the last edition did not reach everybody; no address, a blind copy may be among them."""
    rows = [row for row in ledger.rows() if row.slot.persona == persona and row.slot.world == world]
    last = next((row for row in reversed(rows) if row.fills and row.state is SendState.SENT), None)
    if last is None or not ledger.notes("feedback"):
        return ()
    bad = Counter(one.state for one in delivered(ledger).get(last.id, ()) if one.state in BAD)
    if not bad:
        return ()
    told = ", ".join(f"{count} {state}" for state, count in sorted(bad.items()))
    copies = len(last.to) + len(last.bcc)
    return (f"The edition before ({last.slot.period}) did not reach everybody: of {copies} copies {told}.",)


def troubles(ledger: Ledger) -> tuple[tuple[LedgerRow, Standing], ...]:
    """Recipients whom the last mail of a slot's report did not reach, newest mail of each report and world only."""
    standing = delivered(ledger)
    last = {(row.slot.persona, row.slot.world): row for row in ledger.rows() if row.message_id and row.fills}
    return tuple((row, one) for row in last.values() for one in standing.get(row.id, ()) if one.state in BAD)
