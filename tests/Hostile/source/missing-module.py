# Imports a module that the image does not have.
# expect: missing_module
import no_such_module


def f(x):
    return x * x
