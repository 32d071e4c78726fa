# Uses a type statement, of Python 3.12.
# expect: syntax_error
# expect 3.12: passed
type Number = int


def f(x: Number) -> Number:
    return x * x
