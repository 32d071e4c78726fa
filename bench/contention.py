#!/usr/bin/env python3
"""What others add to a program's CPU time: the same programs alone, beside one other and beside four. `Limits.Over` (src/Harness/Limits.cs) comes from this. Standard library only.

    bench/contention.py [--rounds 5]
"""

import argparse
import statistics
import subprocess
import sys

TIMED = "import time, random\n%s\nt = time.process_time()\n%s\nprint(time.process_time() - t)"
PROGRAMS = {
    "numbers": TIMED % ("x = 0", "for i in range(6_000_000):\n    x += i * i % 7"),
    "memory": TIMED % ("r = random.Random(1)\nd = {i: str(i) for i in range(400_000)}\nk = list(d)\nr.shuffle(k)\nx = 0", "for _ in range(6):\n    for i in k:\n        x += len(d[i])"),
    "lists": TIMED % ("r = random.Random(1)\nk = [r.random() for _ in range(300_000)]", "for _ in range(6):\n    sorted(k)"),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    for name, program in PROGRAMS.items():
        seen = {beside: [] for beside in (0, 1, 4)}
        for _ in range(rounds):
            for beside, seconds in seen.items():
                running = [subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) for _ in range(beside + 1)]
                seconds.extend(float(one.communicate()[0]) for one in running)
        alone = statistics.median(seen[0])
        print("%-8s alone %.2f s (%.2f - %.2f)" % (name, alone, min(seen[0]), max(seen[0])), *(
            "beside %d: %.2f times (%.2f - %.2f)" % (beside, statistics.median(seen[beside]) / alone, min(seen[beside]) / alone, max(seen[beside]) / alone)
            for beside in (1, 4)), sep="; ")


main()
