# Evaluates what is no Python when it is called.
# expect: error
def f(x):
    return eval("x *")
