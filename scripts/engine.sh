#!/usr/bin/env bash
# Makes sure that a Docker engine answers. Installs and starts one from Debian's packages where none does and that may be done;
# says so before it does it, and touches nothing where one answers already.
#   engine.sh [PROGRAM]      the built instructmix.dll, which looks for an engine where the docker client does; that of this folder by default
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
program=${1:-$home/artifacts/bin/Cli/release/instructmix.dll}
[ -f "$program" ] || "$home/instructmix" --help >/dev/null

# What the program says where it cannot use an engine, with the remedy for that very case.
said=
answers() { said=$(dotnet "$program" sandbox list 2>&1 >/dev/null); }

refuse() {
  [ -z "$said" ] || echo "engine: ${said#instructmix: }" >&2
  echo "engine: none can be set up here: $1" >&2
  exit 3
}

if answers; then exit 0; fi
[ -z "${DOCKER_HOST:-}" ] || refuse "DOCKER_HOST is $DOCKER_HOST, which names an engine of yours"
[ "$(id -u)" = 0 ] || refuse "only root can install and start one"

if ! command -v dockerd >/dev/null; then
  command -v apt-get >/dev/null || refuse "this is no Debian (no apt-get)"
  echo "engine: no Docker engine answers; installing Debian's docker.io (about 300 MB on disk)" >&2
  if ! { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends docker.io; } >/tmp/instructmix-apt.log 2>&1; then
    tail -n 5 /tmp/instructmix-apt.log >&2
    refuse "apt-get could not install docker.io (/tmp/instructmix-apt.log)"
  fi
fi

echo "engine: starting the Docker engine" >&2
if [ -d /run/systemd/system ]; then
  systemctl start docker || refuse "systemctl could not start docker (journalctl -u docker)"
else
  # An engine that was killed leaves its process ids behind, and another process may bear them by now: the engine would not start.
  for left in docker.pid:dockerd docker/containerd/containerd.pid:containerd; do
    file=/var/run/${left%%:*}
    if [ -f "$file" ] && [ "$(cat "/proc/$(cat "$file")/comm" 2>/dev/null)" != "${left##*:}" ]; then rm -f "$file"; fi
  done
  # Without systemd the engine runs in the background, in a session of its own, until the machine ends.
  setsid nohup dockerd >/var/log/dockerd.log 2>&1 </dev/null &
fi

for _ in $(seq 60); do
  if answers; then exit 0; fi
  sleep 0.5
done
tail -n 5 /var/log/dockerd.log >&2 2>/dev/null || true
refuse "the engine was started and does not answer within 30 s (/var/log/dockerd.log)"
