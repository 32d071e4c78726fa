# Calls itself without end.
# expect: error
def f(x):
    return f(x + 1)
