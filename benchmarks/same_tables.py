"""Whether two folders hold the same rows: python same_tables.py CURATED PEER. Says nothing of the raw key, which the
peers write as a path. Exit code 1 where a table differs, because then the figures do not compare like with like."""
import glob
import os
import sys

import polars
import pyarrow.parquet

import peer_rows

TABLES = {"playlist_items": peer_rows.ITEMS, "tracks": peer_rows.TRACKS, "track_artists": peer_rows.TRACK_ARTISTS,
          "albums": peer_rows.ALBUMS, "album_artists": peer_rows.ALBUM_ARTISTS, "artists": peer_rows.ARTISTS}
TYPES = {"int": polars.Int32, "bigint": polars.Int64, "boolean": polars.Boolean, "date": polars.Date,
         "timestamp": polars.Datetime("ms", "UTC")}


def read(folder, table, columns):
    files = sorted(glob.glob(os.path.join(folder, table, "**", "*.parquet"), recursive=True))
    parts = [polars.from_arrow(pyarrow.parquet.ParquetFile(file).read()) for file in files]
    rows = polars.concat([part.select(polars.col(name).cast(TYPES.get(kind, polars.String)) for name, kind in columns) for part in parts])
    return rows.drop("raw_key").sort(by=polars.all(), nulls_last=True)


def main(curated, peer):
    different = 0
    for table, columns in TABLES.items():
        ours, theirs = read(curated, table, columns), read(peer, table, columns)
        same = ours.equals(theirs)
        different += not same
        print(f"{table}: {ours.height} rows here, {theirs.height} in the peer's: {'the same' if same else 'DIFFERENT'}")
    return 1 if different else 0


sys.exit(main(sys.argv[1], sys.argv[2]))
