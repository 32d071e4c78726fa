# Imports a module that the image does not have when it is called.
# expect: missing_module
def f(x):
    import no_such_module

    return x * x
