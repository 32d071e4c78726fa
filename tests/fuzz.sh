#!/usr/bin/env bash
# Fuzzes for longer than the tests do: tests/fuzz.sh [SECONDS [SEED]]
# Each test that makes up its cases goes on for SECONDS (60), from SEED on (the time of day); what fails says with which seed it did.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
export INSTRUCTMIX_FUZZ_SECONDS=${1:-60} INSTRUCTMIX_FUZZ_SEED=${2:-$(($(date +%s) % 1000000 * 1000))}
echo "fuzz: $INSTRUCTMIX_FUZZ_SECONDS s each, from seed $INSTRUCTMIX_FUZZ_SEED" >&2
status=0
for project in Harness Verifier; do
  dotnet test "tests/$project.Tests" --configuration Release --nologo --filter Category=Fuzz || status=1
done
exit "$status"
