#!/usr/bin/env bash
# Runs every ```sh block of README.md and docs/*.md, and looks for links to files that are not there.
# Each page gets a temporary folder with the examples and with `instructmix` on the PATH; its blocks run there in their order.
# What is not to be run (it needs a model, another machine, half an hour) stands in ```console; output stands in ```text.
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$home/instructmix" "$work/bin/instructmix"
export PATH=$work/bin:$PATH

status=0
blocks=0
cd "$home"
for page in README.md docs/*.md; do
  folder=$work/$(basename "$page" .md)
  mkdir -p "$folder/examples" "$folder/blocks"
  cp "$home"/examples/* "$folder/examples"
  # One file for each block, named by the line on which it begins.
  awk -v folder="$folder/blocks" '
    /^```sh$/ { file = sprintf("%s/%05d", folder, NR); printf "" > file; next }
    /^```/ { if (file) close(file); file = ""; next }
    file { print >> file }
  ' "$page"
  for block in "$folder"/blocks/*; do
    [ -f "$block" ] || continue
    blocks=$((blocks + 1))
    line=$((10#$(basename "$block")))
    if ! (cd "$folder" && bash -c 'set -euo pipefail; trap '\''printf "failed: %s\n" "$BASH_COMMAND" >&2'\'' ERR; . "$1"' check-docs "$block") >"$work/said" 2>&1 </dev/null; then
      printf 'check-docs: %s:%d:\n' "$page" "$line" >&2
      sed 's/^/  /' "$work/said" >&2
      status=1
      break # what comes after on this page may need it
    fi
  done
done

for page in README.md CONTRIBUTING.md docs/*.md examples/README.md; do
  while read -r link; do
    [ -e "$(dirname "$page")/$link" ] || { printf 'check-docs: %s: there is no %s\n' "$page" "$link" >&2; status=1; }
  done < <(grep -oP '\]\(\K(?![a-z]+:)[^)# ]+' "$page" || true)
done

[ "$status" = 0 ] && printf 'check-docs: %d blocks ran, and every link leads to a file\n' "$blocks" >&2
exit "$status"
