# Uses the quotes of a formatted text inside it, of Python 3.12.
# expect: syntax_error
# expect 3.12: passed
def f(x):
    return int(f"{"%d" % (x * x)}")
