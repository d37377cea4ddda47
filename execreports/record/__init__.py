"""Stage 5: the ledger (a row before the send, its outcome after), the archive, and the chain over both."""

from execreports.model.ledger import Claimed, Edition, Ledger, Taken
from execreports.record.sqlite import SqliteLedger

__all__ = ["Claimed", "Edition", "Ledger", "SqliteLedger", "Taken"]
