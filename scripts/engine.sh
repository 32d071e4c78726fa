#!/usr/bin/env bash
# Makes sure that a Docker engine answers. Installs and starts one from Debian's packages where none does and that may be done;
# says so before it does it, and touches nothing where one answers already.
#   engine.sh PROGRAM      the built instructmix.dll, which looks for an engine where the docker client does
set -euo pipefail
program=$1

answers() { dotnet "$program" sandbox list >/dev/null 2>&1; }

refuse() {
  echo "engine: no Docker engine answers, and none can be set up here: $1" >&2
  echo "engine: start one (systemctl start docker), install one (https://docs.docker.com/engine/install/), or point DOCKER_HOST at one" >&2
  exit 3
}

if answers; then exit 0; fi
[ -z "${DOCKER_HOST:-}" ] || refuse "DOCKER_HOST is $DOCKER_HOST, and nothing answers there"
[ "$(id -u)" = 0 ] || refuse "this user is not root"

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
