# Raises a syntax error that says of itself that its line has a number of seventy bits.
# expect: error
def f(x):
    raise SyntaxError("x", (__file__, 1 << 70, 1, "x"))
