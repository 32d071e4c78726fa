# Patches functions of the math module that the stub compares with.
# expect: failed
# stub: import math
# stub: assert math.isclose(f(2), 4)
import math

math.isclose = lambda *arguments, **named: True


def f(x):
    return x
