#!/usr/bin/env bash
# How far verdicts agree with recorded ones, and with one another by fork and by a fresh interpreter, outside and inside:
#   bench/fidelity.sh FOLDER [OUT]
# FOLDER holds the public data sets, a folder each (bench/fidelity.py says which). OUT (out/fidelity) keeps what was run; the same command
# again takes up where it stopped. Prints each way's agreement and every difference with the candidate's id.
set -euo pipefail
data=${1:?usage: bench/fidelity.sh FOLDER [OUT]}
out=${2:-out/fidelity}
home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
mkdir -p "$out"
python3 "$home/bench/fidelity.py" candidates "$data" "$out/candidates.jsonl"

compared=()
for way in fork-outside fresh-outside fork-inside fresh-inside; do
  judge=auto
  if [ "${way#*-}" = inside ]; then judge=inside; fi
  echo "fidelity: $way" >&2
  "$home/instructmix" verify "$out/candidates.jsonl" --output "$out/$way.jsonl" --isolation "${way%-*}" --judge "$judge" \
    --stub tests --timeout 4 --python "${FIDELITY_PYTHON:-3.11}"
  compared+=("$way=$out/$way")
done
python3 "$home/bench/fidelity.py" compare "$out/candidates.jsonl" "${compared[@]}" | tee "$out/report.txt"
