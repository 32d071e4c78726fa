# Gives a range, a Decimal and a large int, all of which could be too much.
# expect: passed
# stub: assert list(f(3)) == [0, 1, 2]
# stub: assert g(2) == 4 and int(g(3)) == 9
# stub: assert h(2) == 1 << 50000
import decimal


def f(x):
    return range(x)


def g(x):
    return decimal.Decimal(x) ** 2


def h(x):
    return 1 << 50000
