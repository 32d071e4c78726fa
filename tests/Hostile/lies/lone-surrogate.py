# Gives a text that is a lone surrogate.
# expect: failed
# stub: assert f(2) == "4"
def f(x):
    return "\ud800"
