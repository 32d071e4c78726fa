#!/usr/bin/env python3
"""One recorded batch of answers: `verify` against the unsandboxed harness, in turn, and where the time of a run goes. Standard library only.

    bench/batch.py FILE... [--problems HumanEval.jsonl.gz] [--unsandboxed-harness DIR] [--rounds 3] [--timeout 4] [--loops PERCENT]

Each FILE has samples (`task_id` and `completion`, or a whole `solution`), for which --problems gives the tests, or candidates of ours with `test` or `tests`. --loops adds
so many programs that never end. --only ours leaves the harness out. DIR is a checkout of github.com/openai/human-eval; a stand-in of ours without.
"""

import argparse
import collections
import json
import os
import sqlite3
import statistics
import subprocess
import tempfile
import threading

import problemsets
import program

CORES = os.cpu_count() or 1
LOOP = "def loop_%d():\n    while True:\n        pass\n"


def main():
    options = parse()
    batch = candidates(options)
    ways = {"ours": ours} if options.only == "ours" else {"ours": ours, "harness": harness}
    rounds = collections.defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "batch.jsonl")
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(json.dumps(candidate) + "\n" for candidate in batch)
        for number in range(options.rounds):
            for name in sorted(ways, reverse=number % 2 == 1):
                rounds[name].append(ways[name](batch, path, options))
    show(batch, rounds, options)


def parse():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--problems")
    parser.add_argument("--unsandboxed-harness", metavar="DIR")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--timeout", type=float, default=4)
    parser.add_argument("--loops", type=float, default=0, metavar="PERCENT", help="so many programs that never end, in a hundred")
    parser.add_argument("--limit", type=int, help="the first N of all")
    parser.add_argument("--only", choices=("ours",))
    return parser.parse_args()


def candidates(options):
    problems = problemsets.human_eval(options.problems) if options.problems else {}
    found = []
    for path in options.files:
        for record in problemsets.lines(path):
            found.append(candidate(record, problems, "%s:%d" % (os.path.basename(path), len(found) + 1)))
    found = found[:options.limit]
    for number in range(round(len(found) * options.loops / 100)):
        found.insert(number * 100, {"id": "loop %d" % number, "instruction": "loop", "response": LOOP % number, "tests": ["assert loop_%d() == 1" % number]})
    return found


def candidate(record, problems, name):
    if "task_id" not in record:
        return {"instruction": "", **record}
    problem = problems[record["task_id"]]
    code = record.get("solution") or record.get("prompt", problem["prompt"]) + record["completion"]
    return {"id": name, "instruction": record["task_id"], "response": code, "code": code, "test": problem["test"], "entry_point": problem["entry_point"]}


def whole(one):
    parts = [one.get("code") or one["response"], one.get("setup") or "", one.get("test") or "", *(one.get("tests") or [])]
    if "def check(" in (one.get("test") or ""):
        parts.append("check(%s)" % one["entry_point"])
    return "\n".join(part for part in parts if part)


def ours(batch, path, options):
    """The whole command, its start included, into an empty ledger."""
    output = os.path.join(os.path.dirname(path), "kept.jsonl")
    with Idle([output, program.rejects(output)]) as idle:
        seconds = program.verify(path, output, "--timeout", "%g" % options.timeout)
    return {"seconds": seconds, "idle": idle.share(), "outcomes": spent(output + ".ledger")}


def spent(ledger):
    """{outcome: (verdicts, seconds on the clock of their last runs)}."""
    total = collections.defaultdict(lambda: [0, 0.0])
    with sqlite3.connect("file:%s?mode=ro" % ledger, uri=True) as connection:
        for (entry,) in connection.execute("SELECT entry FROM verdicts"):
            verdict = json.loads(entry)["verdict"]
            total[verdict["outcome"]][0] += 1
            total[verdict["outcome"]][1] += verdict["wall_seconds"]
    return dict(total)


class Idle:
    """What of the machine's time nobody used, from the first line of the output to the last. Attributes: none for others."""

    def __init__(self, outputs):
        self._outputs = outputs
        self._seen = []
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *error):
        self._ends.set()
        self._thread.join()

    def _watch(self):
        while not self._ends.wait(0.05):
            size = sum(os.path.getsize(path) for path in self._outputs if os.path.exists(path))
            with open("/proc/stat", encoding="ascii") as file:
                ticks = list(map(int, file.readline().split()[1:9]))
            self._seen.append((size, ticks[3] + ticks[4], sum(ticks)))

    def share(self):
        last = max((size for size, _, _ in self._seen), default=0)
        during = [seen for seen in self._seen if 0 < seen[0]]
        during = during[:next((n for n, seen in enumerate(during) if seen[0] == last), 0) + 1]
        return (during[-1][1] - during[0][1]) / max(during[-1][2] - during[0][2], 1) if len(during) > 1 else 0.0


def harness(batch, path, options):
    images = subprocess.run(["docker", "images", "--format", "{{.Repository}}:{{.Tag}}", "instructmix-sandbox"], capture_output=True, text=True, check=True).stdout.split()
    image = next(name for name in images if ":3.11-" in name)
    folder = options.unsandboxed_harness
    mount = ["--volume", os.path.abspath(folder) + ":/harness:ro"] if folder else []
    with open(os.path.join(program.HOME, "bench", "bounds.py"), encoding="utf-8") as file:
        script = file.read()
    order = {"mode": "unsandboxed" if folder else "unsandboxed_stand_in", "workers": CORES, "programs": list(map(whole, batch)), "timeout": options.timeout}
    command = ["docker", "run", "--rm", "--interactive", "--init", "--network", "none", "--security-opt", "seccomp=unconfined", "--tmpfs", "/work",
               "--tmpfs", "/tmp"] + mount + ["--entrypoint", "python3", image, "-I", "-c", script]
    done = subprocess.run(command, input=json.dumps(order), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def show(batch, rounds, options):
    print("%d candidates, %g s each, %d cores, %d rounds" % (len(batch), options.timeout, CORES, options.rounds))
    for name, each in rounds.items():
        seconds = [one["seconds"] for one in each]
        print("%-8s %8.1f s (%.1f - %.1f), %.0f a second" % (name, statistics.median(seconds), min(seconds), max(seconds), len(batch) / statistics.median(seconds)))
    if "harness" in rounds:
        ratios = [theirs["seconds"] / mine["seconds"] for mine, theirs in zip(rounds["ours"], rounds["harness"])]
        print("times as fast as the harness: %.2f (%.2f - %.2f)" % (statistics.median(ratios), min(ratios), max(ratios)))
    print("idle between the first verdict and the last: %s" % ", ".join("%.0f %%" % (100 * one["idle"]) for one in rounds["ours"]))
    for outcome, (count, used) in sorted(rounds["ours"][-1]["outcomes"].items(), key=lambda item: -item[1][1]):
        print("  %-14s %6d verdicts, %7.1f s, %.3f s each (%.2f of the limit)" % (outcome, count, used, used / count, used / count / options.timeout))


if __name__ == "__main__":
    main()
