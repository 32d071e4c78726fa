# Redefines sum, sorted, len and abs, which the stub uses to compare.
# expect: failed
# stub: assert abs(f(2) - 4) == 0 and sum([f(2)]) == 4 and len([f(2)]) == 1
def abs(x):
    return 0


def sum(xs):
    return 4


def len(xs):
    return 1


def sorted(xs):
    return []


def f(x):
    return x
