#!/usr/bin/env bash
# Builds the bench and the program that it measures, then runs it. See bench/README.md.
#   bench/run.sh [--humaneval FILE] [--unsandboxed-harness PATH] [--rounds N] [--output DIR] [--only NAME,…]
#   bench/run.sh --batch FILE... [--problems FILE] [--unsandboxed-harness PATH] [--rounds N]
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)

"$home/instructmix" --version >/dev/null
"$home/scripts/engine.sh" "$home/artifacts/bin/Cli/release/instructmix.dll"
if [ "${1-}" = --batch ]; then
  shift
  exec "$home/bench/batch.py" "$@"
fi

log=$home/artifacts/bench-build.log
if ! dotnet build "$home/bench" --configuration Release --nologo --verbosity quiet >"$log" 2>&1; then
  grep -E 'error|warning' "$log" | sort -u | head -n 20 >&2
  echo "bench: the build failed; the whole log is $log" >&2
  exit 3
fi
exec dotnet "$home/artifacts/bin/Bench/release/InstructMix.Bench.dll" "$@"
