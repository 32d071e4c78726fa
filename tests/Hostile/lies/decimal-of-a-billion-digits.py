# Gives a Decimal that has a billion digits as an int, to a stub that makes one of it.
# expect: memory_limit
# stub: assert int(f(2)) == 4
import decimal


def f(x):
    return decimal.Decimal("1e3000000000")
