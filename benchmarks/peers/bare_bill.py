"""The bare script a bill is measured against: DuckDB as it comes, the grouping of a BillLine."""

import sys

import duckdb

rows = duckdb.sql(f"""
    SELECT strftime(line_item_usage_start_date, '%Y-%m') AS month, line_item_product_code, line_item_usage_account_id,
           line_item_line_item_type, line_item_currency_code, resource_tags_user_entity,
           sum(line_item_unblended_cost), count(*)
    FROM read_csv('{sys.argv[1]}') GROUP BY ALL
""").fetchall()
print(sum(row[6] for row in rows))
