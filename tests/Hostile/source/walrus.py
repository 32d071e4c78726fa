# Uses assignment expressions and positional-only parameters.
# expect: passed
def f(x, /):
    return y * y if (y := x) else 0
