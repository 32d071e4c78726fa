# Gives an int of a million digits.
# expect: failed
def f(x):
    return 1 << 3400000
