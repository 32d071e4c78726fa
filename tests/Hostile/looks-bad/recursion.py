# Recurses 900 levels deep.
# expect: passed
def down(n, x):
    return x if n == 0 else down(n - 1, x)


def f(x):
    return down(900, x) * x
