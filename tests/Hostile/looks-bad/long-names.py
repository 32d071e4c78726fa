# Defines names of a megabyte each.
# expect: passed
for n in range(14):
    globals()["n%d" % n + "x" * 1000000] = n
def f(x):
    return x * x
