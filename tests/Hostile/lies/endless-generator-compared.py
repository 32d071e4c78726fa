# Gives an endless generator where a number is asked for.
# expect: failed
import itertools


def f(x):
    return itertools.repeat(4)
