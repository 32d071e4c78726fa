#!/usr/bin/env python3
"""Two runners side by side, in turn: what a change of sandbox/runner brings, in CPU time of each of its processes. Standard library only.

    bench/runners.py OLD NEW [--judge inside] [--rounds 8] [--humaneval HumanEval.jsonl.gz]

OLD and NEW are folders (sandbox/runner) or commits. Each gets a container of the newest sandbox image, behind walls like those of a run and
with no more than one core, and is given the same candidates in turn. Old against old tells what differences mean nothing: 9 % on a machine
that others work on, 2 to 3 % on one that does nothing else.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import problemsets

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
IN_FLIGHT = 8
RUNNER = "/opt/instructmix/runner"


def main():
    options = parse()
    orders = [order(code, tests, entry_point, options.judge) for code, tests, entry_point in programs(options.humaneval)]
    with tempfile.TemporaryDirectory() as folder:
        runners = [Runner(name, os.path.join(folder, str(number)), options) for number, name in enumerate((options.old, options.new))]
        try:
            for runner in runners:
                runner.run(orders)  # not counted: it warms up
            rounds = [[], []]
            for number in range(options.rounds):
                for which in (0, 1) if number % 2 else (1, 0):
                    rounds[which].append(runners[which].run(orders))
        finally:
            for runner in runners:
                runner.end()
    show(("old", "new"), rounds)


def parse():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("old", help="a folder or a commit")
    parser.add_argument("new", help="a folder or a commit")
    parser.add_argument("--judge", default="inside", choices=("auto", "outside", "inside"))
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--humaneval", help="HumanEval's problems, but for 75, which takes more time than all others; this bench's candidates without")
    parser.add_argument("--image", help="the newest sandbox image by default")
    options = parser.parse_args()
    options.image = options.image or newest_image()
    return options


def newest_image():
    images = told("docker", "images", "--format", "{{.Repository}}:{{.Tag}}", "instructmix-sandbox").split()
    return images[0] if images else sys.exit("runners: there is no sandbox image; ./instructmix sandbox build makes one")


def programs(humaneval):
    """[(code, tests, entry point)]"""
    if humaneval:
        found = problemsets.human_eval(humaneval)
        return [(problemsets.solution(p), p["test"], p["entry_point"]) for name, p in found.items() if name != problemsets.SLOW]
    candidates = problemsets.lines(os.path.join(HOME, "bench", "candidates.jsonl"))
    return [(c["response"], "\n".join(c["tests"]), c["entry_point"]) for c in candidates]


def order(code, tests, entry_point, judge):
    """An order for the judge, see docs/protocol.md."""
    return {"type": "trial", "code": code, "stub": {"kind": "tests", "source": tests, "entry_point": entry_point}, "judge": judge, "fresh": False,
            "cpu_seconds": 10, "wall_seconds": 30.0, "output_bytes": 1 << 20, "file_bytes": 64 << 20, "processes": 64, "descriptors": 256}


class Runner:
    """A runner in a container of its own."""

    def __init__(self, source, folder, options):
        lay_out(source, folder)
        # Its bytecode is made beforehand, as in an image.
        subprocess.run(["docker", "run", "--rm", "-v", folder + ":" + RUNNER, "--entrypoint", "python3", options.image, "-m", "compileall", "-q", RUNNER], check=True)
        name = "instructmix-runners-%d-%s" % (os.getpid(), os.path.basename(folder))
        self._process = subprocess.Popen(["docker", "run", "-i", "--rm", "--name", name, *walls(), "-v", folder + ":" + RUNNER + ":ro", options.image],
                                         stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._serial = 0
        if self._take()["type"] != "ready":
            sys.exit("runners: %s is not ready" % source)
        self._keeper = told("docker", "inspect", "-f", "{{.State.Pid}}", name).strip()
        # The judge is the eldest child of process 1.
        with open("/proc/%s/task/%s/children" % (self._keeper, self._keeper)) as file:
            self._judge = file.read().split()[0]

    def run(self, orders):
        """Run them all. {what: of it for each}, milliseconds of CPU time but for the last two."""
        todo, flying, children = list(reversed(orders)), {}, []
        before, started = self._accounts(), time.monotonic()
        while todo or flying:
            while todo and len(flying) < IN_FLIGHT:
                self._serial += 1
                flying[self._serial] = todo.pop()
                self._give(dict(flying[self._serial], id=self._serial))
            said = self._take()
            if said["type"] == "returned":
                todo.append(flying.pop(said["id"]))
            elif said["type"] not in ("waiting", "working"):
                flying.pop(said["id"])
                if said.get("outcome") != "passed":
                    sys.exit("runners: %s" % json.dumps(said))
                children.append(1000 * said["cpu_seconds"])
        seconds, after = time.monotonic() - started, self._accounts()
        count = len(orders)
        row = {name: (after[name] - before[name]) / count for name in before}
        return {"child": statistics.mean(children), "child, median": statistics.median(children), **row, "a second": count / seconds}

    def end(self):
        """End it, and its container."""
        self._process.stdin.close()
        self._process.wait()

    def _accounts(self):
        with open("/proc/%s/stat" % self._keeper) as file:
            faults = int(file.read().rpartition(")")[2].split()[8])
        return {"keeper": cpu(self._keeper), "judge": cpu(self._judge), "page faults of a child": faults}

    def _give(self, message):
        data = json.dumps(message).encode()
        self._process.stdin.write(len(data).to_bytes(4, "big") + data)
        self._process.stdin.flush()

    def _take(self):
        stream = self._process.stdout
        return json.loads(stream.read(int.from_bytes(stream.read(4), "big")))


def lay_out(source, folder):
    """Have a runner in a folder: a copy of another one, or of a commit's."""
    if os.path.isdir(source):
        shutil.copytree(source, folder, ignore=shutil.ignore_patterns("__pycache__"))
        return
    archive = subprocess.run(["git", "-C", HOME, "archive", source + ":sandbox/runner"], stdout=subprocess.PIPE, check=True).stdout
    os.mkdir(folder)
    subprocess.run(["tar", "-x", "-C", folder], input=archive, check=True)


def walls():
    """The options that are like those of src/Harness/Pool/ContainerSettings.cs, as far as they cost time."""
    options = ["--network", "none", "--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges",
               "--security-opt", "seccomp=" + os.path.join(HOME, "sandbox", "seccomp.json"),
               "--memory", "608m", "--memory-swap", "608m", "--pids-limit", "160", "--cpus", "1", "-e", "PYTHONHASHSEED=0", "-e", "LD_BIND_NOW=1"]
    for capability in ("SETUID", "SETGID", "KILL", "DAC_OVERRIDE", "FOWNER"):
        options += ["--cap-add", capability]
    for place in ("/work", "/tmp", "/dev/shm"):
        options += ["--tmpfs", place + ":size=67108864,nr_inodes=16384,mode=1777,nosuid,nodev"]
    return options


def cpu(pid):
    """Milliseconds of CPU time."""
    with open("/proc/%s/schedstat" % pid) as file:
        return int(file.read().split()[0]) / 1e6


def told(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, check=True, universal_newlines=True).stdout


def show(names, rounds):
    print("%-24s %10s %10s %12s" % ("for each candidate", *names, "new / old"))
    for what in rounds[0][0]:
        old, new = ([row[what] for row in one] for one in rounds)
        ratio = statistics.median(b / a for a, b in zip(old, new))
        print("%-24s %10.3g %10.3g %12.2f" % (what, statistics.median(old), statistics.median(new), ratio))


if __name__ == "__main__":
    main()
