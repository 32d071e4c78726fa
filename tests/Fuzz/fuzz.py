"""Fuzzes the wall from both sides: `python3 tests/Fuzz/fuzz.py [SEED [ROUNDS]]`. Says how much was tried, or fails and says with which seed."""

import os
import sys

_HERE = os.path.dirname(os.path.abspath(__file__))
for _runner in (os.path.join(_HERE, "..", "..", "sandbox", "runner"), "/opt/instructmix/runner"):
    if os.path.isdir(_runner):
        sys.path[:0] = [_room for _room, _, _ in os.walk(_runner) if "__pycache__" not in _room]
sys.path.insert(0, _HERE)


def main(seed, rounds, size=1000):
    """One round is a few thousand values; round n has the seed `seed` + n."""
    import honest
    import hostile

    tried = {}
    for number in range(seed, seed + rounds):
        for name, work, count in (("values", honest.encoded, 2 * size), ("calls", honest.called, size // 2), ("frames", hostile.frames_of_bytes, 2 * size),
                                  ("nodes", hostile.nodes, 2 * size), ("answers", hostile.answers, size), ("streams", hostile.streams, size // 4)):
            tried[name] = tried.get(name, 0) + work(number, count)
    print(", ".join("%d %s" % (count, name) for name, count in tried.items()))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
