# Redefines round beside the sum that a stub of built-ins tests.
# expect: failed
# stub: assert round(sum([1.25, 1.25]), 1) == 2.5
def sum(values):
    return 0


def round(value, digits=0):
    return 2.5
