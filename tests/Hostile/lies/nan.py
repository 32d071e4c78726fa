# Gives NaN, which is not even equal to itself.
# expect: failed
def f(x):
    return float("nan")
