"""pandas + pyarrow over raw objects, file by file: python peer_pandas.py OUT RAW_OBJECT..."""
import gzip
import json
import os
import sys

import pandas

import peer_rows

TYPES = {"int": "Int32", "bigint": "Int64", "boolean": "boolean"}


def frame(rows, columns):
    table = pandas.DataFrame.from_records(rows, columns=[name for name, _ in columns])
    types = {name: TYPES[kind] for name, kind in columns if kind in TYPES}
    table = table.astype(types)
    for name, kind in columns:
        if kind == "timestamp":
            table[name] = pandas.to_datetime(table[name], utc=True, format="ISO8601").dt.as_unit("ms")
        elif kind == "date":
            table[name] = pandas.to_datetime(table[name], errors="coerce").dt.date
    return table


def main(out, files):
    for file in files:
        with gzip.open(file) as lines:
            for line in lines:
                for name, (rows, columns, key) in peer_rows.tables(json.loads(line), file).items():
                    table = frame(rows, columns)
                    if key:
                        table = table.drop_duplicates(subset=key)
                    folder = os.path.join(out, name)
                    os.makedirs(folder, exist_ok=True)
                    table.to_parquet(os.path.join(folder, os.path.basename(file) + ".parquet"), compression="zstd", index=False)


main(sys.argv[1], sys.argv[2:])
