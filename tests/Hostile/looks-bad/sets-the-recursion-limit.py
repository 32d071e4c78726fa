# Raises the recursion limit and recurses 5,000 levels deep.
# expect: passed
import sys

sys.setrecursionlimit(10000)


def f(x):
    return x * x if x > 5000 else f(x + 5001) - 10002 * x - 5001 * 5001
