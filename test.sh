#!/usr/bin/env bash
# Sets up what the tests need (a Docker engine, sandbox images), then runs all tests.
# Ends with the line "N passed, N failed, N skipped".
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
cd "$home"

./instructmix --version >/dev/null
# Before the engine, for it tells a machine that is being set up by there being none.
left_out=
if ! INSTRUCTMIX_CHROMIUM=$(scripts/browser.sh artifacts/bin/Cli/release/instructmix.dll); then
  left_out='FullyQualifiedName!~.InBrowser.'
  filter=
  others=()
  while [ $# -gt 0 ]; do
    if [ "$1" = --filter ] && [ $# -gt 1 ]; then filter=$2; shift 2; else others+=("$1"); shift; fi
  done
  set -- ${others[@]+"${others[@]}"} --filter "${filter:+($filter)&}$left_out"
fi
export INSTRUCTMIX_CHROMIUM
scripts/engine.sh artifacts/bin/Cli/release/instructmix.dll
./instructmix sandbox build --python 3.9 --python 3.11 --python 3.13 --python 3.14 --python 3.15

echo "test: building the tests" >&2
dotnet build InstructMix.sln --configuration Release --nologo --verbosity quiet
log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
# One project at a time: they share the engine and the cores.
dotnet test InstructMix.sln --configuration Release --no-build --nologo -m:1 "$@" 2>&1 | tee "$log" || status=$?
# The commands of the documentation run as they stand there.
scripts/check-docs.sh || status=1
# And its Python passes this project's own gate.
./instructmix check README.md CONTRIBUTING.md docs examples/README.md || status=1

if [ -n "$left_out" ]; then
  echo "test: NOT RUN: the tests that look at the report's page in a browser (tests/Reports.Tests/InBrowser), for there is no chromium" >&2
  echo "test: install one (apt-get install chromium), or name one in INSTRUCTMIX_CHROMIUM, and run ./test.sh again" >&2
fi
awk '
  /(Passed|Failed)! +- +Failed:/ {
    for (i = 1; i < NF; i++) {
      if ($i == "Failed:") failed += $(i + 1)
      if ($i == "Passed:") passed += $(i + 1)
      if ($i == "Skipped:") skipped += $(i + 1)
    }
  }
  END { printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped; exit passed == 0 }
' "$log" || status=1
exit "$status"
