# Does without a module that the image does not have.
# expect: passed
try:
    import no_such_module
except ImportError:
    no_such_module = None


def f(x):
    return x * x
