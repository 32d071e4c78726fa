#!/usr/bin/env bash
# Prints the browser in which the tests look at the report's page; prints nothing and ends with 1 where there is none.
# Installs Debian's chromium on a machine that is being set up from Debian's packages anyway, as root, and nowhere else: where an engine
# and an image registry are there already, nothing is installed.
#   browser.sh PROGRAM      the built instructmix.dll, which looks for an engine where the docker client does; to be called before engine.sh
set -euo pipefail
program=$1

find_browser() {
  if [ -n "${INSTRUCTMIX_CHROMIUM:-}" ]; then
    [ -x "$INSTRUCTMIX_CHROMIUM" ] && echo "$INSTRUCTMIX_CHROMIUM"
    return
  fi
  command -v chromium || command -v chromium-browser || command -v google-chrome || command -v google-chrome-stable
}

# Either engine.sh is about to install an engine here, or the images were made of Debian's packages for want of a registry.
sets_up() {
  [ -z "${DOCKER_HOST:-}" ] || return 1
  ! dotnet "$program" sandbox list >/dev/null 2>&1 || [ -n "$(docker image ls --quiet instructmix-base 2>/dev/null)" ]
}

if find_browser; then exit 0; fi
if [ -n "${INSTRUCTMIX_CHROMIUM:-}" ] || [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null || ! sets_up; then exit 1; fi

echo "browser: there is no chromium; installing Debian's (about 300 MB on disk)" >&2
if ! { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium fonts-dejavu-core; } >/tmp/instructmix-apt-browser.log 2>&1; then
  tail -n 5 /tmp/instructmix-apt-browser.log >&2
  echo "browser: apt-get could not install chromium (/tmp/instructmix-apt-browser.log)" >&2
  exit 1
fi
find_browser
