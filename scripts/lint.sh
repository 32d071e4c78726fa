#!/usr/bin/env bash
# Checks the style of the sources: C# (dotnet format), Python (names with pyflakes, types with mypy), and what the runner imports from where.
# `scripts/lint.sh python` leaves out the C#. Needs Debian's pyflakes3 and mypy.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

what=${1:-all}
case $what in
  all | python) ;;
  *) echo "lint: '$what' is not known; give 'python' to leave out the C#, or nothing" >&2; exit 2 ;;
esac
for program in pyflakes3 mypy; do
  command -v "$program" >/dev/null || { echo "lint: there is no $program; install it with: apt-get install pyflakes3 mypy" >&2; exit 2; }
done

status=0
mkdir -p artifacts

# tests/Hostile is left out: its programs are wrong on purpose.
mapfile -t runner < <(find sandbox/runner -name '*.py' | sort)
mapfile -t fuzz < <(find tests -name '*.py' -not -path 'tests/Hostile/*' | sort)
mapfile -t others < <(find bench scripts src -name '*.py' -not -path '*/bin/*' -not -path '*/obj/*' | sort)

echo "lint: names (pyflakes)" >&2
# pyflakes does not know the comment "noqa" by itself: a line that bears it says why it is an exception.
while IFS= read -r message; do
  if [[ $message =~ ^([^:]+):([0-9]+): ]] && sed -n "${BASH_REMATCH[2]}p" "${BASH_REMATCH[1]}" | grep -q '# noqa'; then continue; fi
  printf '%s\n' "$message"
  status=1
done < <(pyflakes3 "${runner[@]}" "${fuzz[@]}" "${others[@]}" 2>&1)

echo "lint: types (mypy)" >&2
mypy --config-file scripts/mypy.ini --no-error-summary "${runner[@]}" "${fuzz[@]}" || status=1
# In a run of their own: they are no part of the sandbox, and need not run on its oldest Python.
mypy --config-file scripts/mypy.ini --python-version 3.11 --no-error-summary "${others[@]}" || status=1

echo "lint: the runner's imports" >&2
python3 scripts/runner_imports.py sandbox/runner || status=1

if [ "$what" = all ]; then
  echo "lint: C# (dotnet format)" >&2
  dotnet format InstructMix.sln --verify-no-changes || status=1
fi

[ "$status" = 0 ] && echo "lint: nothing to mend" >&2
exit "$status"
