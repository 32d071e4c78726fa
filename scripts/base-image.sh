#!/usr/bin/env bash
# Makes the root file system of a base image from Debian packages, for machines without an image registry.
#   base-image.sh SUITE[/PYTHON] OUTPUT.tar [PACKAGE…]      bullseye has Python 3.9, bookworm 3.11, trixie 3.13, sid 3.14 and sid/3.15 the next one
# Says what it installs before it does; installs nothing where mmdebstrap is there.
set -euo pipefail
suite=${1%%/*} version= output=$2
# A suite may have a second Python beside its own, under a name with its version.
if [[ $1 == */* ]]; then version=${1#*/}; fi
shift 2

if ! command -v mmdebstrap >/dev/null; then
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "base-image: mmdebstrap is needed to make a base image and cannot be installed here (no root, or not a Debian);" >&2
    echo "base-image: install it (apt-get install mmdebstrap), or pull python:V-slim from a registry" >&2
    exit 3
  fi
  echo "base-image: installing the Debian package mmdebstrap" >&2
  log=$(mktemp)
  if ! { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends mmdebstrap; } >"$log" 2>&1; then
    tail -n 5 "$log" >&2
    echo "base-image: apt-get could not install mmdebstrap ($log); install it, or pull python:V-slim from a registry" >&2
    exit 3
  fi
  rm -f "$log"
fi

# Debian gives parts of the standard library away: without this one, Pythons that have distutils could not import it.
include=python3${version:+.${version#3.}}
# Answers for localhost and for the sandbox's own name, before any server is asked: there is none. So the engine need not give a sandbox an /etc/hosts,
# for which it starts its whole program once more. bullseye's does not see that version 6 of the protocol is off, and names ::1 as well.
answer_names=true
if [ "$suite" != bullseye ]; then
  include=$include,libnss-myhostname
  answer_names='set -e; sed -i "s/^hosts:.*/hosts: files myhostname dns/" "$1/etc/nsswitch.conf"; grep -q "^hosts: files myhostname" "$1/etc/nsswitch.conf"'
fi
# What Python asks the system for, and a registry's Python finds: time zones (zoneinfo), and the names of services and protocols (socket).
include=$include,tzdata,netbase
# Newer suites keep distutils no more, and zones under their older names, such as US/Eastern, apart.
case $suite in bullseye | bookworm) include=$include,python3-distutils ;; *) include=$include,tzdata-legacy ;; esac
for package in "$@"; do include=$include,$package; done

# pytest, for stubs that need it, with what that needs: unpacked where no program of a candidate's finds it, instead of installed.
pytest='python3-pytest python3-pluggy python3-iniconfig python3-packaging python3-attr python3-py python3-toml python3-tomli python3-exceptiongroup python3-more-itertools python3-six python3-pyparsing python3-pygments'
# The host's apt does it, set up for the suite. A package that a suite does not have is one that its pytest does not need.
unpack_pytest='set -e; export APT_CONFIG="$MMDEBSTRAP_APT_CONFIG"; mkdir -p "$1/opt/instructmix/unpacked"; cd "$1/opt/instructmix"; have=
for p in '$pytest'; do if apt-get download --print-uris -o APT::Sandbox::User=root "$p" >/dev/null 2>&1; then have="$have $p"; fi; done
apt-get download -qq -o APT::Sandbox::User=root $have; for d in ./*.deb; do dpkg-deb -x "$d" unpacked; rm "$d"; done
mv unpacked/usr/lib/python3/dist-packages pytest; rm -rf unpacked'

# Where it is not the suite's own, `python3` is to be it all the same, and `python` as well, which programs start by that name.
name_python='set -e; if [ -n "'$version'" ]; then ln -sf python'$version' "$1/usr/bin/python3"; fi; ln -sf python3 "$1/usr/bin/python"'

echo "base-image: making a Debian $suite base with ${include//,/, } (about 20 s)" >&2
# A mirror may lag behind the date that sid's index is valid for; its signature is checked all the same.
# Documentation and package lists are of no use in a sandbox.
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! mmdebstrap --variant=essential --include="$include" --aptopt='Acquire::Check-Valid-Until "false"' \
  --customize-hook="$unpack_pytest" --customize-hook="$name_python" --customize-hook="$answer_names" \
  --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
  "$suite" "$output" >"$log" 2>&1; then
  # What went wrong stands before the errors of the programs that gave up over it.
  grep '^E: ' "$log" | head -n 5 >&2 || tail -n 5 "$log" >&2
  exit 1
fi
