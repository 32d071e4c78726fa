# Gives a list of a million elements to a stub that repeats it.
# expect: memory_limit
# stub: assert f(2) * 90000 == [4]
def f(x):
    return [4] * 900000
