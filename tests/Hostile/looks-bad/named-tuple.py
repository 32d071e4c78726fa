# Gives named tuples, which equal plain ones.
# expect: passed
# stub: assert f(2) == (2, 4) and f(3).square == 9
from collections import namedtuple

Pair = namedtuple("Pair", "number square")


def f(x):
    return Pair(x, x * x)
