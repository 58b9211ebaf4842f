"""Adds raw objects of past days to a lake in a folder, and the indexes and the record that a compaction would have made of them.

Usage: aged_lake.py LAKE DAYS

Five raw objects an hour, with valid keys and a small valid content. The lake then has as many files as one that ran every hour for
DAYS days and was compacted a moment ago. No table has a row of them.
"""

import datetime
import gzip
import io
import json
import pathlib
import sys

SOURCES = ["recently_played", "run", "playlists", "artist", "playlist_items"]
CONTENT = gzip.compress(b"", mtime=0)


def main(lake: pathlib.Path, days: int) -> None:
    now = datetime.datetime.now(datetime.timezone.utc)
    index: dict[str, list[str]] = {}
    for back in range(2, days + 2):
        day = (now - datetime.timedelta(days=back)).date()
        for source in SOURCES:
            folder = f"raw/source={source}/account=me/dt={day}"
            (lake / folder).mkdir(parents=True)
            for hour in range(24):
                time = f"{day.strftime('%Y%m%d')}T{hour:02d}0000000Z_00000000"
                key = f"{folder}/{hour:02d}0000Z-{time}-0000.ndjson.gz"
                (lake / key).write_bytes(CONTENT)
                index.setdefault(day.strftime("%Y-%m"), []).append(key)
    indexes = []
    for month, keys in sorted(index.items()):
        name = f"manifests/index/month={month}.00000001.0000000000000000.json.gz"
        lines = io.BytesIO()
        for key in sorted(keys):
            manifest = {"v": 1, "raw_key": key, "outputs": [], "elements": 0, "rows": {}, "rejects": 0, "already_stored": 0}
            lines.write(json.dumps(manifest, separators=(",", ":")).encode() + b"\n")
        (lake / name).parent.mkdir(parents=True, exist_ok=True)
        (lake / name).write_bytes(gzip.compress(lines.getvalue()))
        indexes.append({"month": month, "key": name, "objects": len(keys)})
    instant = "%Y-%m-%dT%H:%M:%SZ"
    record = {
        "layout": 2,
        "generation": 1,
        "compacted_at": now.strftime(instant),
        "folded_until": (now - datetime.timedelta(days=1)).strftime(instant),
        "merged": [],
        "indexes": indexes,
        "obsolete": [],
    }
    (lake / "manifests/files.json").write_text(json.dumps(record))


main(pathlib.Path(sys.argv[1]), int(sys.argv[2]))
