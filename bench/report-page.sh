#!/usr/bin/env bash
# How long a report takes to open in a browser.
#   report-page.sh [PAIRS [FOLDER]]      6,000 pairs on four versions where nothing is said; with a folder, pictures of the page go there
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
"$home/instructmix" --version >/dev/null
INSTRUCTMIX_CHROMIUM=$("$home/scripts/browser.sh" "$home/artifacts/bin/Cli/release/instructmix.dll") || { echo "report-page: there is no chromium; install one (apt-get install chromium), or name one in INSTRUCTMIX_CHROMIUM" >&2; exit 3; }
export INSTRUCTMIX_CHROMIUM
exec dotnet run --project "$home/bench/ReportPage" --configuration Release -- "$@"
