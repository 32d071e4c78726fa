# Patches the builtins that a judge would use: len, isinstance, type, all, AssertionError.
# expect: error
import builtins

builtins.len = lambda value: 4
builtins.isinstance = lambda value, kind: True
builtins.all = lambda values: True
builtins.any = lambda values: True
builtins.AssertionError = type("AssertionError", (Exception,), {})
builtins.abs = lambda value: 0
builtins.repr = lambda value: "4"


def f(x):
    return x
