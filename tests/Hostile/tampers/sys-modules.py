# Puts itself in the place of the stub's modules.
# expect: failed
# stub: import candidate
# stub: assert candidate.f(2) == 4
import sys
import types

liar = types.ModuleType("candidate")
liar.f = lambda x: 4 if False else x
for name in ("candidate", "solution", "__main__", "__stub__", "builtins"):
    sys.modules[name] = liar


def f(x):
    return x
