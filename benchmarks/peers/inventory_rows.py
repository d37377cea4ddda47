"""Write one delivery of an S3 Inventory: a CSV.gz part, its manifest with the checksum."""

import hashlib
import json
import sys
from pathlib import Path

import duckdb

objects, folder = int(sys.argv[1]), Path(sys.argv[2])
part = folder / "part.csv.gz"
duckdb.sql(f"""
COPY (SELECT 'bucket' AS a, 'galleries/day+' || i % 40 || '/img%20' || i || '.jpg' AS b, 'v' || i AS c, 'true' AS d,
        'false' AS e, CAST(hash(i) % 9000000 AS VARCHAR) AS f, '2025-05-01T10:00:00.000Z' AS g,
        md5(CAST(i AS VARCHAR)) AS h, 'STANDARD' AS k
      FROM range({objects}) AS t(i)) TO '{part}' (HEADER false, FORCE_QUOTE *, COMPRESSION gzip)
""")
schema = "Bucket, Key, VersionId, IsLatest, IsDeleteMarker, Size, LastModifiedDate, ETag, StorageClass"
document = {
    "sourceBucket": "bucket",
    "creationTimestamp": "1746320400000",
    "fileFormat": "CSV",
    "fileSchema": schema,
    "files": [
        {
            "key": part.name,
            "size": part.stat().st_size,
            "MD5checksum": hashlib.md5(part.read_bytes()).hexdigest(),
        }
    ],
}
(folder / "manifest.json").write_text(json.dumps(document))
