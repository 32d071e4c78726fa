# Raises GeneratorExit, which `except Exception` does not catch.
# expect: error
def f(x):
    raise GeneratorExit
