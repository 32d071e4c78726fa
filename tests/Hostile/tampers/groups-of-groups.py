# Raises a group of groups of groups of exceptions, thirteen million in all.
# expect: error
def f(x):
    try:
        e = ValueError("x")
        for _ in range(4):
            e = ExceptionGroup("g" * 1000, [e] * 60)
    except NameError:
        raise ValueError
    raise e
