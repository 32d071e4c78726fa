# Defines a hundred thousand names.
# expect: passed
for n in range(100000):
    globals()["name_%d" % n] = n
def f(x):
    return x * x
