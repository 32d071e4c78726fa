#!/usr/bin/env python3
"""How fast `verify` is on candidates that pass, fail, raise and do not compile, and on tests of which each is another. Standard library only.

    bench/outcomes.py [--count 1000] [--rounds 5]

All are the bundled candidates, told apart by a comment. Each batch runs in turn with the others, start included, into an empty ledger. Prints each one's candidates a second and, from the ratios within a
round, how it compares with candidates that pass tests which many have in common.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile

import problemsets
import program

USUAL = "passes"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    seconds = {name: [] for name in BATCHES}
    with tempfile.TemporaryDirectory() as folder:
        for name, made in BATCHES.items():
            with open(os.path.join(folder, name + ".jsonl"), "w", encoding="utf-8") as file:
                file.writelines(json.dumps(made(candidate, number)) + "\n" for number, candidate in enumerate(bundled(options.count)))
        for number in range(options.rounds):
            for name in sorted(BATCHES, reverse=number % 2 == 1):
                seconds[name].append(verified(os.path.join(folder, name + ".jsonl"), name))
    show(seconds, options)


def bundled(count):
    candidates = problemsets.lines(os.path.join(program.HOME, "bench", "candidates.jsonl"))
    for number in range(count):
        yield dict(candidates[number % len(candidates)])


def passes(candidate, number):
    return dict(candidate, id="%d" % number, response=candidate["response"] + "\n# %d\n" % number)


def own_tests(candidate, number):
    one = passes(candidate, number)
    # Another constant, so that no two of them are the same to the judge.
    return dict(one, tests=[*one["tests"], "assert %d != %d" % (number, number + 1)])


def fails(candidate, number):
    return wrong(candidate, number, "return %s" % ("object", "[]", "-1", "'no'")[number % 4])


def raises(candidate, number):
    return wrong(candidate, number, "raise ValueError('not %d')" % number)


def wrong(candidate, number, body):
    return dict(passes(candidate, number), response="def %s(*values, **named):\n    %s\n" % (candidate["entry_point"], body))


def does_not_compile(candidate, number):
    return dict(passes(candidate, number), response="def %s(value:\n    return %d\n" % (candidate["entry_point"], number))


BATCHES = {USUAL: passes, "own tests": own_tests, "fails": fails, "raises": raises, "no Python": does_not_compile}
KEPT = (USUAL, "own tests")


def verified(path, name):
    output = path.replace(".jsonl", ".kept.jsonl")
    seconds = program.verify(path, output)
    kept = len(problemsets.lines(output))
    if kept != (len(problemsets.lines(path)) if name in KEPT else 0):
        sys.exit("outcomes: of %s %d were kept" % (name, kept))
    return seconds


def show(seconds, options):
    print("%d candidates, %d rounds, start included: median (least - most)" % (options.count, options.rounds))
    for name, each in seconds.items():
        ratios = [usual / own for usual, own in zip(seconds[USUAL], each)]
        print("%-10s %6.0f a second (%.0f - %.0f), %.2f times as fast (%.2f - %.2f)" % (
            name, options.count / statistics.median(each), options.count / max(each), options.count / min(each), statistics.median(ratios), min(ratios), max(ratios)))


if __name__ == "__main__":
    main()
