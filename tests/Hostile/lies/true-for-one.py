# Gives True where a float is asked for, and 3 where True would be 1.
# expect: failed
# stub: assert f(1) == 1
# stub: assert f(2) == 4
def f(x):
    return x == 1 or 3
