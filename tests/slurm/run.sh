#!/usr/bin/env bash
# Eight shares on a real Slurm: a cluster of one node in a temporary folder, the array script of docs/scaling.md,
# one share killed midway and run again, then a merge that has to give the bytes of a run that was not divided.
# Needs root, Debian's slurm-wlm and munge (installed where they are missing), and a Docker engine. Leaves no process and no file.
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
shares=8
patience=600

say() { printf 'slurm: %s\n' "$*" >&2; }

fail() {
  say "FAILED: $*"
  for log in "$work"/log/*.log "$work"/runs/*.log; do
    [ -s "$log" ] && { printf -- '--- %s\n' "$log"; tail -n 15 "$log"; } >&2
  done
  exit 1
}

# wait_for WHAT COMMAND…: until the command succeeds.
wait_for() {
  local what=$1 end=$((SECONDS + patience))
  shift
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$end" ] || fail "waited $patience seconds for $what"
    sleep 0.2
  done
}

if ! command -v slurmctld slurmd munged >/dev/null; then
  say "installing Debian's slurm-wlm and munge"
  apt-get update -q >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -q -y slurm-wlm munge >/dev/null
fi

work=$(mktemp -d /tmp/instructmix-slurm.XXXXXX)
daemons=()
tear_down() {
  if [ -e "$work/slurm.conf" ]; then
    # Of this very cluster. A job that runs still has a moment to end.
    SLURM_CONF=$work/slurm.conf scancel --quiet --user=root 2>/dev/null || true
    for _ in $(seq 50); do
      [ -n "$(SLURM_CONF=$work/slurm.conf squeue --noheader 2>/dev/null)" ] || break
      sleep 0.2
    done
  fi
  for pid in ${daemons[@]+"${daemons[@]}"}; do kill "$pid" 2>/dev/null || true; done
  for pid in ${daemons[@]+"${daemons[@]}"}; do wait "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap tear_down EXIT
mkdir -m 755 "$work"/{log,ctld,slurmd,munge,bin}
chmod 755 "$work"

# munge: a key of its own.
(umask 077 && dd if=/dev/urandom of="$work/munge/key" bs=1 count=1024 status=none)
munged --foreground --force --key-file="$work/munge/key" --socket="$work/munge/socket" --pid-file="$work/munge/pid" \
  --seed-file="$work/munge/seed" --log-file="$work/log/munged.log" 2>"$work/log/munged.err.log" &
daemons=($!)
wait_for munged test -S "$work/munge/socket"

# Slurm: ports that nobody uses, four processors though the machine may have fewer, so that shares run side by side.
port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
node=$(hostname -s)
cat >"$work/slurm.conf" <<CONF
ClusterName=instructmix
SlurmctldHost=$node(127.0.0.1)
SlurmctldPort=$(port)
SlurmdPort=$(port)
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$work/munge/socket,cred_expire=20
CredType=cred/munge
StateSaveLocation=$work/ctld
SlurmdSpoolDir=$work/slurmd
SlurmctldPidFile=$work/ctld.pid
SlurmdPidFile=$work/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerType=sched/backfill
SchedulerParameters=sched_interval=2,bf_interval=2
SlurmdParameters=config_overrides
MpiDefault=none
ReturnToService=2
MinJobAge=3600
MailProg=/bin/true
NodeName=$node NodeAddr=127.0.0.1 CPUs=4 State=UNKNOWN
PartitionName=all Nodes=$node Default=YES MaxTime=INFINITE State=UP
CONF
export SLURM_CONF=$work/slurm.conf
slurmctld -D -c -f "$SLURM_CONF" >"$work/log/slurmctld.log" 2>&1 &
daemons=($! "${daemons[@]}")
slurmd -D -c -f "$SLURM_CONF" -N "$node" >"$work/log/slurmd.log" 2>&1 &
daemons=($! "${daemons[@]}")
idle() { [ "$(sinfo --noheader --format=%T)" = idle ]; }
wait_for "the node to be idle" idle
say "$(sinfo --version) is up: $(sinfo --noheader --format='%N, %c processors, %T')"

# The candidates of the demo (not those that meet a limit: where it meets them depends on what else the machine does),
# and one that takes its time and belongs to share 3, so that this share has a middle.
"$home/instructmix" --version >/dev/null
"$home/scripts/engine.sh" "$home/artifacts/bin/Cli/release/instructmix.dll"
ln -s "$home/instructmix" "$work/bin/instructmix"
export PATH=$work/bin:$PATH
cd "$work"
instructmix demo --output demo >log/demo.log 2>&1 || fail "no demo"
number=0
until digest=$(printf 'slow/%s' "$number" | sha256sum) && [ $((0x${digest:15:1} % shares)) = 2 ]; do number=$((number + 1)); done
grep -E '"outcome":"(timeout|memory_limit|output_limit)"' demo/rejects.jsonl | grep -oE '^\{"id":"[^"]*",' >limited
grep -vFf limited demo/candidates.jsonl >candidates.jsonl
printf '{"id": "slow/%s", "instruction": "Take your time.", "response": "import time\\ntime.sleep(6)\\ndef f():\\n    return 1\\n", "tests": ["assert f() == 1"]}\n' "$number" >>candidates.jsonl
instructmix verify candidates.jsonl --output whole/kept.jsonl >log/whole.log 2>&1 || fail "the run that is not divided"
say "$(wc -l <candidates.jsonl) candidates, $(wc -l <whole/kept.jsonl) kept and $(wc -l <whole/kept.rejects.jsonl) rejected by the run that is not divided"

# The script as the page has it; only its processors are fewer.
awk '/^```bash$/ { block = ""; take = 1; next } /^```/ { if (take && block ~ /#SBATCH --array/) { printf "%s", block; exit } take = 0; next } take { block = block $0 "\n" }' \
  "$home/docs/scaling.md" >verify.sbatch
grep -q "^#SBATCH --array=1-$shares\$" verify.sbatch || fail "docs/scaling.md has no array of $shares shares"
mkdir runs
job=$(sbatch --parsable --cpus-per-task=1 verify.sbatch)
say "submitted as job $job"

# In the middle: verdicts are on disk, and the slow candidate is still to come.
under_way() { grep -qa '"outcome"' runs/3/kept.jsonl.ledger-wal && [ ! -e runs/3/kept.jsonl ]; }
wait_for "share 3 to be under way" under_way
third=$(squeue --noheader --array --format='%A %K' --jobs="$job" | awk '$2 == 3 { print $1 }')
[ -n "$third" ] || fail "share 3 is not running"
victim=
for pid in $(scontrol listpids "$third" | awk 'NR > 1 && $1 > 0 { print $1 }'); do
  if tr '\0' ' ' <"/proc/$pid/cmdline" | grep -qE 'instructmix(\.dll)? verify'; then victim=$pid; fi
done
[ -n "$victim" ] || fail "share 3 has no process"
kill -KILL "$victim"
state() { scontrol show job "$third" | sed -n 's/.*JobState=\([A-Z]*\).*/\1/p'; }
failed() { [ "$(state)" = FAILED ]; }
wait_for "Slurm to see that share 3 was killed" failed
[ ! -e runs/3/kept.jsonl ] && [ ! -e runs/3/kept.jsonl.manifest.json ] || fail "the killed share wrote its files"
say "share 3 was killed: $(scontrol show job "$third" | grep -o 'ExitCode=[0-9:]*')"

# The others go on; without share 3 there is nothing to merge.
others() { [ "$(ls runs/*/kept.jsonl.manifest.json 2>/dev/null | wc -l)" = $((shares - 1)) ]; }
wait_for "the other shares" others
if instructmix merge runs --output merged/kept.jsonl 2>log/missing.log; then fail "a merge without share 3"; fi
grep -q "a share is missing: 3/$shares" log/missing.log || fail "the merge did not say that share 3 is missing"
[ ! -e merged ] || fail "a merge that was refused wrote something"

scontrol requeue "$third"
done_() { [ -e runs/3/kept.jsonl.manifest.json ] && [ "$(state)" = COMPLETED ]; }
wait_for "share 3, run again" done_
taken=$(sed -n 's/.*"from_ledger": \([0-9]*\).*/\1/p' runs/3/kept.jsonl.manifest.json)
[ "$taken" -gt 0 ] || fail "share 3, run again, took nothing from its ledger"
say "share 3, run again, took $taken verdicts from its ledger"

instructmix merge runs --output merged/kept.jsonl >log/merge.log 2>&1 || fail "no merge"
# A verdict carries its day, and this may run at midnight.
undated() { sed -E 's/"at":"[0-9-]{10}"/"at":""/' "$1"; }
for name in kept.jsonl kept.rejects.jsonl; do
  diff <(undated "whole/$name") <(undated "merged/$name") >log/diff.log || fail "$name differs from that of the run that was not divided"
done
# The merged ledger has every verdict, and a run that takes them from it writes the same bytes, days too.
instructmix verify candidates.jsonl --output again/kept.jsonl --ledger merged/kept.jsonl.ledger --json >again.json 2>log/again.log || fail "no run with the merged ledger"
needed=$(($(wc -l <candidates.jsonl) - $(grep -c '"outcome":"no_code"' merged/kept.rejects.jsonl)))
grep -q "\"from_ledger\": $needed," again.json || fail "the merged ledger lacks verdicts: $(grep from_ledger again.json), not $needed"
for name in kept.jsonl kept.rejects.jsonl; do
  cmp "merged/$name" "again/$name" || fail "$name differs from that of one run with the same verdicts"
done
say "passed: $shares shares, one killed and run again, merged to the bytes of one run"
