"""Bills: any AWS cost file in, exact decimals by month, service, account, charge type and tag out."""

from execreports.reading.bills.bill import Bill, BillLine, Problem, UsageLine
from execreports.reading.bills.contract import bill_json
from execreports.reading.bills.engine import Engine
from execreports.reading.bills.manifest import rivals
from execreports.reading.bills.read import read_bill, read_bills, usage, usages

__all__ = [
    "Bill",
    "BillLine",
    "Engine",
    "Problem",
    "UsageLine",
    "bill_json",
    "read_bill",
    "read_bills",
    "rivals",
    "usage",
    "usages",
]
