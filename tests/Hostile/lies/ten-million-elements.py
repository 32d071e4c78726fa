# Gives a list of ten million elements.
# expect: failed
def f(x):
    return [4] * 10000000
