#!/usr/bin/env bash
# What plain Python gives for code and tests in one file, against our verdicts, candidate by candidate:
#   bench/truth.sh [--python 3.11] [--stub tests] [--output DIR] FILE...      FILEs hold candidates; stdlib, with --stub doctest: the standard library's modules
# Each candidate is verified, and its code and tests are run as one plain program by the same Python in a plain container of the same image.
# Prints every difference, and how many there are; ends with 1 where there is one. DIR (out/truth) keeps what was run.
set -euo pipefail
python=3.11 stub=tests out=out/truth
while [[ ${1:-} == --* ]]; do
  case $1 in
    --python) python=$2 ;;
    --stub) stub=$2 ;;
    --output) out=$2 ;;
    *) echo "truth: $1 is no option" >&2 && exit 2 ;;
  esac
  shift 2
done
[ $# -gt 0 ] || { sed -n '2,5s/^# \{0,1\}//p' "$0" >&2; exit 2; }
home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
mkdir -p "$out"
"$home/instructmix" sandbox build --python "$python" 2>"$out/image"
image=$(awk '{ print $1 }' "$out/image" | tail -n 1)
worst=0
for file in "$@"; do
  if [ "$file" = stdlib ]; then
    file=$out/modules/stdlib.jsonl
    mkdir -p "$out/modules"
    python3 "$home/bench/truth.py" "$image" stdlib "$file"
  fi
  name=$(basename "$(dirname "$file")")-$(basename "${file%.jsonl*}")
  "$home/instructmix" verify "$file" --output "$out/$name.jsonl" --stub "$stub" --python "$python" --isolation fork || [ $? = 1 ] || exit $?
  echo "== $file"
  python3 "$home/bench/truth.py" "$image" "$stub" "$out/$name" >"$out/$name.txt" || worst=1
  cat "$out/$name.txt"
done
exit $worst
