#!/usr/bin/env bash
# What a transform costs beside pandas and polars, in CPU seconds (user + system) of whole processes. Wall time is not
# asked: it says more of the machine's other work than of the program.
#
#   benchmarks/transform-cost.sh [RUNS of one page, default 11] [RUNS of 200 pages, default 3]
#
# Builds the deployed jar and unpacks it, as Lambda does; makes the pages by a seeded generator and a Python environment
# for the peers, all below benchmarks/target/. Pages and tables lie in memory (/dev/shm) where there is such a place:
# what a disk's file system takes to make a file is neither side's work. JAVA_HOME names the JDK; PYTHON the python3
# (3.10 or newer) that the environment is made of; FILES another folder for pages and tables.
set -uo pipefail

root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd -P)
here=$root/benchmarks
work=$here/target
classes=$work/classes
runs_of_one=${1:-11}
runs_of_many=${2:-3}
pages=200
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
peers=1
why_no_peers=""
export PYTHONDONTWRITEBYTECODE=1
mkdir -p "$work"
if [ -n "${FILES:-}" ]; then
  files=$FILES/transform-cost.$$
elif [ -d /dev/shm ] && [ -w /dev/shm ]; then
  files=/dev/shm/transform-cost.$$
else
  files=$work/files
fi
trap 'rm -rf "$files"' EXIT

fail() {
  printf 'transform-cost: %s\n' "$1" >&2
  exit 1
}

for runs in "$runs_of_one" "$runs_of_many"; do
  [[ $runs =~ ^[1-9][0-9]*$ ]] || fail "the numbers of runs must be whole numbers from 1, as in: benchmarks/transform-cost.sh 11 3"
done

build() {
  (cd "$root" && ./mvnw -B -q -Dquick -Dtest=none -pl history-import -am package) >"$work/build.log" 2>&1 </dev/null ||
    fail "the build failed; see $work/build.log"
  rm -rf "$classes"
  mkdir -p "$classes"
  (cd "$classes" && "${java%java}jar" xf "$root/transform-lambda/target/transform-lambda.jar") ||
    fail "the jar could not be unpacked into $classes"
}

make_environment() {
  [ -x "$work/python/bin/python" ] && "$work/python/bin/python" -c 'import pandas, pyarrow, polars, orjson' 2>/dev/null && return 0
  rm -rf "$work/python"
  "${PYTHON:-python3}" -m venv "$work/python" >"$work/python.log" 2>&1 &&
    "$work/python/bin/python" -m pip install -q --retries 0 pandas pyarrow polars orjson >>"$work/python.log" 2>&1 ||
    {
      peers=0
      why_no_peers="no Python environment with pandas, pyarrow, polars and orjson could be made: $(grep -v '^WARNING' "$work/python.log" | tail -n 1)"
    }
}

# The Lambda runtime's flags: serial collector, first compiler only.
ours() {
  "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \
    -cp "$classes:$root/transform-lambda/target/test-classes" \
    "dev.spotifylake.transform.testing.$1" "${@:2}"
}

replay() {
  "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \
    -cp "$classes:$root/history-import/target/classes:$root/history-import/target/test-classes" \
    dev.spotifylake.history.testing.ReplayProcess "$@"
}

# The same with a cache of loaded classes, which only jars can have, made by this very JDK for this very work.
cached() {
  "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED "$1" \
    -cp "$root/transform-lambda/target/transform-lambda.jar:$work/process.jar" \
    "dev.spotifylake.$2" "${@:3}"
}

make_caches() {
  "${java%java}jar" cf "$work/process.jar" -C "$root/transform-lambda/target/test-classes" \
    dev/spotifylake/transform/testing/TransformProcess.class \
    -C "$root/history-import/target/classes" dev \
    -C "$root/history-import/target/test-classes" dev/spotifylake/history/testing/ReplayProcess.class &&
    cached "-XX:AOTCacheOutput=$work/one.aot" transform.testing.TransformProcess \
      "$files/one" "$files/warm" "$key" >>"$work/build.log" 2>&1 &&
    cached "-XX:AOTCacheOutput=$work/many.aot" history.testing.ReplayProcess \
      "$files/many" "$files/warm" >>"$work/build.log" 2>&1 ||
    fail "no cache of classes could be made; see $work/build.log"
}

peer() {
  "$work/python/bin/python" "$here/peer_$1.py" "${@:2}"
}

# Runs a command with an empty folder to write to (OUT in its place), and notes its CPU seconds in a file of that name.
measure() {
  local name=$1
  shift
  rm -rf "$files/out/$name"
  mkdir -p "$files/out/$name"
  local TIMEFORMAT='%U %S'
  { time "${@/#OUT/$files/out/$name}" >"$work/last.log" 2>&1; } 2>"$work/time.log" ||
    fail "$name failed: $(tail -n 1 "$work/last.log")"
  awk '{ print $1 + $2 }' "$work/time.log" >>"$work/figures/$name"
}

# min, median and max of what was noted under a name
spread() {
  sort -n "$work/figures/$1" | awk '{ f[NR] = $1 } END { m = (NR % 2) ? f[(NR + 1) / 2] : (f[NR / 2] + f[NR / 2 + 1]) / 2; printf "%.2f %.2f %.2f", f[1], m, f[NR] }'
}

median() {
  spread "$1" | cut -d' ' -f2
}

# Quartiles of what was noted under one name by what was noted under another in the same round
ratios() {
  paste "$work/figures/$1" "$work/figures/$2" | awk '{ print $1 / $2 }' | sort -n |
    awk '{ f[NR] = $1 } END { printf "%.2f %.2f %.2f", f[int((NR + 3) / 4)], f[int((NR + 1) / 2)], f[int((3 * NR + 3) / 4)] }'
}

row() {
  if [ -f "$work/figures/$1" ]; then
    printf '%-34s %s\n' "$2" "$(spread "$1")"
  else
    printf '%-34s not measured: %s\n' "$2" "$why_no_peers"
  fi
}

# Whether what was written holds the same rows: otherwise the figures compare unlike work.
check_same() {
  "$work/python/bin/python" "$here/same_tables.py" "$files/out/$1/curated" "$files/out/$2" >"$work/same.log" 2>&1 ||
    fail "$1 and $2 did not write the same rows; see $work/same.log"
}

printf 'building ...\n' >&2
build
make_environment
rm -rf "$work/figures"
mkdir -p "$work/figures" "$files"
bytes_of_one=$(ours BenchmarkPages "$files/one" 1 2>>"$work/build.log") || fail "no page could be made; see $work/build.log"
bytes_of_many=$(ours BenchmarkPages "$files/many" "$pages" 2>>"$work/build.log") || fail "no pages could be made; see $work/build.log"
key=$(cd "$files/one" && find raw -name '*.ndjson.gz')
mapfile -t many < <(find "$files/many/raw" -name '*.ndjson.gz' | sort)

make_caches

# In turn, so that a slow moment of the machine meets all of them; the first round is not counted.
round_of_one() {
  measure one-ours ours TransformProcess "$files/one" OUT "$key"
  measure one-cached cached "-XX:AOTCache=$work/one.aot" transform.testing.TransformProcess "$files/one" OUT "$key"
  if [ "$peers" = 1 ]; then
    measure one-pandas peer pandas OUT "$files/one/$key"
    measure one-polars peer polars OUT "$files/one/$key"
  fi
}
round_of_many() {
  measure many-ours replay "$files/many" OUT
  measure many-cached cached "-XX:AOTCache=$work/many.aot" history.testing.ReplayProcess "$files/many" OUT
  if [ "$peers" = 1 ]; then
    measure many-polars peer polars OUT "${many[@]}"
    measure many-pandas peer pandas OUT "${many[@]}"
  fi
}
printf 'measuring one page ...\n' >&2
round_of_one
rm -f "$work"/figures/*
for _ in $(seq "$runs_of_one"); do round_of_one; done
printf 'measuring %s pages ...\n' "$pages" >&2
for _ in $(seq "$runs_of_many"); do round_of_many; done
if [ "$peers" = 1 ]; then
  for peer_name in pandas polars; do
    check_same one-ours "one-$peer_name"
    check_same many-ours "many-$peer_name"
  done
fi

printf '\nmachine: %s processors, %s, load %s\n' "$(getconf _NPROCESSORS_ONLN)" "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -n 1)" "$(cut -d' ' -f1-3 /proc/loadavg 2>/dev/null)"
printf 'pages and tables in %s\n' "${files%/*}"
"$java" -version 2>&1 | sed -n 2p
if [ "$peers" = 1 ]; then
  "$work/python/bin/python" -c 'import sys, pandas, pyarrow, polars, orjson; print("Python", sys.version.split()[0], "pandas", pandas.__version__, "pyarrow", pyarrow.__version__, "polars", polars.__version__, "orjson", orjson.__version__, "; each wrote the same six tables, value for value")'
fi
printf '\nCPU s: min median max of %s; one page of %s bytes, 100 entries, in a new process\n' "$runs_of_one" "$bytes_of_one"
row one-ours "this transformer"
row one-cached "the same, with an AOT cache"
row one-pandas "pandas + pyarrow"
row one-polars "polars + orjson"
printf '\nCPU s: min median max of %s; %s such pages, %s bytes, object by object, in a new process\n' "$runs_of_many" "$pages" "$bytes_of_many"
row many-ours "replay"
row many-cached "the same, with an AOT cache"
row many-polars "polars + orjson"
row many-pandas "pandas + pyarrow"
if [ "$peers" = 1 ]; then
  awk -v ours="$(median one-ours)" -v cached="$(median one-cached)" -v pandas="$(median one-pandas)" -v replay="$(median many-ours)" -v cachedreplay="$(median many-cached)" -v polars="$(median many-polars)" -v bytes="$bytes_of_many" 'BEGIN {
    printf "\none page: %.2f x pandas, %.2f with an AOT cache (aim: at most 0.80)\n", ours / pandas, cached / pandas
    printf "replay: %.1f MB per CPU second, %.2f x polars with %.1f, %.2f with an AOT cache (aim: at least 1.50)\n", bytes / 1e6 / replay, polars / replay, bytes / 1e6 / polars, polars / cachedreplay }'
  printf 'quartiles of the rounds: one page %s x pandas, replay %s x polars\n' "$(ratios one-ours one-pandas)" "$(ratios many-polars many-ours)"
fi
