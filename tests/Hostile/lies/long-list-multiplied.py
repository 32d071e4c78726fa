# Gives a list of a million elements to a stub that repeats it.
# expect: error
# stub: assert f(2) * 90000 == [4]
def f(x):
    return [4] * 900000
