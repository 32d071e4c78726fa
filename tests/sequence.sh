#!/usr/bin/env bash
# Honest candidates and attacks in one sandbox, more of them than the tests run: tests/sequence.sh [TRIALS [SEED]]
# TRIALS (2,000) of which every tenth is an attack of tests/Hostile, drawn with SEED (the time of day), on one job and on two; each honest candidate
# must come to what it comes to alone. What fails says with which seed it did.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
export INSTRUCTMIX_SEQUENCE_TRIALS=${1:-2000} INSTRUCTMIX_SEQUENCE_SEED=${2:-$(($(date +%s) % 1000000))}
echo "sequence: $INSTRUCTMIX_SEQUENCE_TRIALS trials, seed $INSTRUCTMIX_SEQUENCE_SEED" >&2
dotnet test tests/Harness.Tests --configuration Release --nologo --filter FullyQualifiedName~SequenceTests
