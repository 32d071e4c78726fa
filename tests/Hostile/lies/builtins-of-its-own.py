# Says that it defines __builtins__ and __name__, with an abs of its own.
# expect: failed
# stub: import candidate
# stub: assert abs(f(2) - 4) < 1e-6
import builtins
import sys

__builtins__ = dict(vars(builtins), abs=lambda x: 0.0)
frame = sys._getframe(1)
while "self" not in frame.f_locals:
    frame = frame.f_back
candidate = type(frame.f_locals["self"])
names = candidate._names
candidate._names = lambda self, space: dict(names(self, space), __builtins__="value", __name__="value", __loader__="value")


def f(x):
    return x
