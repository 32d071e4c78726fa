# Gives an object of a class called int in a module called builtins.
# expect: failed
# stub: assert f(2) == 4 and type(f(2)).__name__ == "int"
Int = type("int", (), {"__module__": "builtins", "__eq__": lambda self, other: True})


def f(x):
    return Int()
