# Uses type parameters of Python 3.12.
# expect: syntax_error
# expect 3.12: passed
def f[T](x: T) -> T:
    return x * x
