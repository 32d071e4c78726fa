#!/usr/bin/env bash
# What doctest, or Sphinx' doctest where a page has its directives, says of each example of pages, against what `check` says:
#   bench/docs.sh [--python 3.11] [--with DIR]... [--output DIR] PATH...
# PATHs are pages and folders of one project. Both run on the same Python of the same image; `--with` names what examples import.
# Prints each example that the two judge otherwise, the counts, and the times; ends with 1 where there is a difference.
set -euo pipefail
python=3.11 out=out/docs with=()
while [[ ${1:-} == --* ]]; do
  case $1 in
    --python) python=$2 ;;
    --with) with+=("$2") ;;
    --output) out=$2 ;;
    *) echo "docs: $1 is no option" >&2 && exit 2 ;;
  esac
  shift 2
done
[ $# -gt 0 ] || { sed -n '2,5s/^# \{0,1\}//p' "$0" >&2; exit 2; }
home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
instructmix=${INSTRUCTMIX:-$home/instructmix}
mkdir -p "$out"
$instructmix sandbox build --python "$python" 2>"$out/image"
image=$(awk '{ print $1 }' "$out/image" | tail -n 1)
mounts=() path='' options=()
for folder in "${with[@]}"; do
  full=$(readlink -f "$folder")
  mounts+=(-v "$full:$full:ro")
  # A single module is imported from the folder that it lies in.
  if [ -d "$full" ]; then path=$path:$full; else path=$path:$(dirname "$full"); fi
  options+=(--with "$full")
done
pages=()
for page in "$@"; do
  full=$(readlink -f "$page")
  pages+=("$full")
  mounts+=(-v "$full:$full:ro")
done
project=$(git -C "$(dirname "${pages[0]}")" rev-parse --show-toplevel 2>/dev/null || dirname "${pages[0]}")
for conf in $(find "$project" -maxdepth 3 -name conf.py); do mounts+=(-v "$conf:$conf:ro"); done
start=$(date +%s.%N)
docker run --rm --network none -i -v "$home/bench/docs_truth.py:/docs_truth.py:ro" "${mounts[@]}" -e PYTHONPATH="${path#:}" -w /tmp --entrypoint python3 "$image" \
  /docs_truth.py / "${pages[@]}" >"$out/truth.jsonl" 2>"$out/truth.errors" || { tail -n 3 "$out/truth.errors" >&2; exit 3; }
middle=$(date +%s.%N)
$instructmix check "${pages[@]}" "${options[@]}" --python "$python" --report junit="$out/check.xml" 2>"$out/check.txt" || [ $? -le 2 ] || exit $?
end=$(date +%s.%N)
python3 "$home/bench/docs_compare.py" "$out" "$(echo "$middle - $start" | bc)" "$(echo "$end - $middle" | bc)"
