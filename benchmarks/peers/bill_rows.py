"""Write a Cost and Usage Report of 28 columns, about 480 bytes a row, and print its exact total."""

import sys

import duckdb

rows, path = sys.argv[1:]
duckdb.sql(f"""
COPY (SELECT
  md5(CAST(i AS VARCHAR)) AS identity_line_item_id,
  '2025-01-01T00:00:00Z/2025-01-01T01:00:00Z' AS identity_time_interval,
  '77' AS bill_invoice_id, 'AWS' AS bill_billing_entity, 'Anniversary' AS bill_bill_type,
  '001234567890' AS bill_payer_account_id,
  '2025-' || month || '-01T00:00:00Z' AS bill_billing_period_start_date,
  '2025-' || month || '-28T23:59:59Z' AS bill_billing_period_end_date,
  lpad(CAST(hash(i * 7) % 13 AS VARCHAR), 12, '0') AS line_item_usage_account_id,
  CASE WHEN i % 97 = 0 THEN 'Tax' ELSE 'Usage' END AS line_item_line_item_type,
  '2025-' || month || '-' || day || 'T0' || hash(i * 3) % 10 || ':00:00Z' AS line_item_usage_start_date,
  '2025-' || month || '-' || day || 'T0' || hash(i * 3) % 10 || ':59:59Z' AS line_item_usage_end_date,
  service AS line_item_product_code,
  'USW2-BoxUsage:t3.' || hash(i * 11) % 20 AS line_item_usage_type,
  'RunInstances' AS line_item_operation, 'us-west-2a' AS line_item_availability_zone,
  'arn:aws:ec2:us-west-2:001234567890:instance/i-' || hash(i * 13) % 4000 AS line_item_resource_id,
  (hash(i * 17) % 100000) / 1000.0 AS line_item_usage_amount,
  1.0 AS line_item_normalization_factor, 1.0 AS line_item_normalized_usage_amount,
  'USD' AS line_item_currency_code, '0.0000231' AS line_item_unblended_rate,
  CAST(hash(i * 19) % 100000000000 AS DECIMAL(38, 0)) * CAST(0.0000000001 AS DECIMAL(12, 10))
    AS line_item_unblended_cost,
  '0.0000231' AS line_item_blended_rate, 0.5 AS line_item_blended_cost,
  'USD 0.0000231 per request, "PUT, COPY, POST" requests in US West (Oregon)' AS line_item_line_item_description,
  entity AS resource_tags_user_entity, 'Amazon Web Services' AS product_product_name
FROM (SELECT i, lpad(CAST(1 + i % 12 AS VARCHAR), 2, '0') AS month,
             lpad(CAST(1 + hash(i) % 28 AS VARCHAR), 2, '0') AS day,
             ['AmazonEC2', 'AmazonS3', 'AmazonRDS', 'AWSLambda', 'AmazonCloudFront', 'AmazonVPC', 'AmazonDynamoDB',
              'AWSELB', 'AmazonRoute53', 'awskms'][CAST(1 + hash(i * 5) % 10 AS BIGINT)] AS service,
             ['north', 'south', 'east', 'west', ''][CAST(1 + hash(i * 23) % 5 AS BIGINT)] AS entity
      FROM range({rows}) AS t(i))
) TO '{path}' (HEADER, DELIMITER ',')
""")
cost = "SUM(CAST(line_item_unblended_cost AS DECIMAL(38, 18)))"
print(duckdb.sql(f"SELECT {cost} FROM read_csv('{path}', all_varchar = true)").fetchall()[0][0])
