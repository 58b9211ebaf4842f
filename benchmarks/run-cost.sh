#!/bin/bash
# CPU time of `lake run` on a lake of a week and on one of ten years. Usage: run-cost.sh LAKE_COMMAND FOLDER
# The two lakes are copies of one; benchmarks/aged_lake.py adds the raw objects. The simulated Spotify is another process.
set -eu
lake=$1
folder=$2
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$folder"
cd "$folder"
rm -rf week years simulate.json
"$lake" simulate --port 0 --json >simulate.json &
simulator=$!
trap 'kill $simulator' EXIT
until [ -s simulate.json ] && python3 -c 'import json; json.load(open("simulate.json"))' 2>/dev/null; do :; done
python3 -c '
import json
for name, value in json.load(open("simulate.json")).get("environment", json.load(open("simulate.json"))).items():
    if name.isupper():
        print(f"export {name}={value!r}")' >environment
# shellcheck source=/dev/null
. ./environment
for _ in 1 2 3; do "$lake" run --lake week >/dev/null || true; done
rm -rf week/manifests/files.json week/manifests/index
cp -r week years
python3 "$here/aged_lake.py" week 7
python3 "$here/aged_lake.py" years 3650
echo "raw objects: $(find week/raw -type f | wc -l) and $(find years/raw -type f | wc -l)"
TIMEFORMAT='%U %S'
for name in week years week years week years week years week years week years week years; do
  { time "$lake" run --lake $name >/dev/null; } 2>&1 | awk -v name=$name 'NF == 2 { print name, $1 + $2 }'
done | tee times
for name in week years; do
  echo "$name: median $(awk -v name=$name '$1 == name { print $2 }' times | sort -n | sed -n 4p) s"
done
