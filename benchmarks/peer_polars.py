"""polars + orjson over raw objects, file by file: python peer_polars.py OUT RAW_OBJECT..."""
import gzip
import os
import sys

import orjson
import polars

import peer_rows

TYPES = {"int": polars.Int32, "bigint": polars.Int64, "boolean": polars.Boolean}


def frame(rows, columns):
    table = polars.DataFrame(
        rows, schema={name: TYPES.get(kind, polars.String) for name, kind in columns}, orient="row")
    times = [
        polars.col(name).str.to_datetime(time_unit="ms", time_zone="UTC") if kind == "timestamp"
        else polars.col(name).str.to_date("%Y-%m-%d", strict=False)
        for name, kind in columns if kind in ("timestamp", "date")]
    return table.with_columns(times)


def main(out, files):
    for file in files:
        with gzip.open(file) as lines:
            for line in lines:
                for name, (rows, columns, key) in peer_rows.tables(orjson.loads(line), file).items():
                    table = frame(rows, columns)
                    if key:
                        table = table.unique(subset=key, maintain_order=True)
                    folder = os.path.join(out, name)
                    os.makedirs(folder, exist_ok=True)
                    table.write_parquet(os.path.join(folder, os.path.basename(file) + ".parquet"), compression="zstd")


main(sys.argv[1], sys.argv[2:])
