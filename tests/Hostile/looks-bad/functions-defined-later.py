# Uses helper functions and constants that are defined after it.
# expect: passed
def f(x):
    return times(x, x) * ONE


def times(a, b):
    return a * b


ONE = 1
