# Gives a range of a trillion to a stub that adds it up.
# expect: timeout
# stub: assert sum(f(2)) == 4
def f(x):
    return range(10 ** 12)
