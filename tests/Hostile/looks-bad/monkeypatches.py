# Replaces builtins that it uses itself.
# expect: passed
import builtins

builtins.sum = lambda values: 7
builtins.print = lambda *things: None


def f(x):
    assert sum([1]) == 7
    return x * x
