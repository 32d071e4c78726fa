# Defines its function twice, of which the second counts.
# expect: failed
def f(x):
    return x * x


def f(x):
    return x + x
