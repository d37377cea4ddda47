"""The same with nothing but the standard library: csv and Decimal."""

import csv
import sys
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

KEYS = [
    "line_item_product_code",
    "line_item_usage_account_id",
    "line_item_line_item_type",
    "line_item_currency_code",
    "resource_tags_user_entity",
]
sums = defaultdict(Decimal)
with Path(sys.argv[1]).open(newline="", encoding="utf-8") as stream:
    rows = csv.reader(stream)
    at = {name: index for index, name in enumerate(next(rows))}
    month, cost = at["line_item_usage_start_date"], at["line_item_unblended_cost"]
    a, b, c, d, e = (at[name] for name in KEYS)
    for row in rows:
        sums[row[month][:7], row[a], row[b], row[c], row[d], row[e]] += Decimal(row[cost])
print(sum(sums.values()))
