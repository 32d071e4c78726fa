# Redefines len and sorted, where a loop of the stub uses both.
# expect: failed
# stub: for xs in ([3, 1, 2], [2, 3, 1]):
# stub:     got = sorted(xs)
# stub:     assert len(got) == 3 and got == [1, 2, 3]
def len(value):
    return 3


def sorted(values):
    return values
