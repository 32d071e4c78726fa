# Gives a range of a trillion to a stub that makes a list of it.
# expect: memory_limit
# stub: assert list(f(2)) == [4]
def f(x):
    return range(10 ** 9)
