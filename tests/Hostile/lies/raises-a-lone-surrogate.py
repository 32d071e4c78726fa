# Raises an exception whose text is a lone surrogate.
# expect: error
def f(x):
    raise ValueError("\ud800 \udfff \x00 \x1b[2J")
