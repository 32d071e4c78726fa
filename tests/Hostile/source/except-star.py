# Uses except*, of Python 3.11.
# expect: syntax_error
# expect 3.11: passed
def f(x):
    try:
        raise ExceptionGroup("all", [ValueError(x)])
    except* ValueError:
        pass
    return x * x
