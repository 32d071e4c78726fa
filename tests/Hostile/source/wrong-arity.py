# Takes one argument more than it is given.
# expect: error
def f(x, y):
    return x * y
