# Has named tuples with operators of their own.
# expect: passed
# stub: p = middle((0, 0), (3, 1))
# stub: assert p == (1.5, 0.5) and abs(p.x - 1.5) < 1e-9 and p in [(1.5, 0.5)] and p in {(1.5, 0.5)} and p.moved(1, 1) == (2.5, 1.5)
# stub: assert sorted([Point(2, 1), Point(1, 2)]) == [(1, 2), (2, 1)] and 1.5 in p and p + (1,) == (1.5, 0.5, 1)
from typing import NamedTuple


class Point(NamedTuple):
    x: float
    y: float

    def moved(self, dx, dy):
        return Point(self.x + dx, self.y + dy)


def middle(a, b):
    return Point((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
