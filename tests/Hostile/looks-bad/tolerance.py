# Gives floats that are a little off, to a stub that allows it.
# expect: passed
# stub: assert abs(f(2) - 4) < 1e-6
# stub: assert 9 - f(3) < 1e-6
def f(x):
    return x * x + 1e-9
