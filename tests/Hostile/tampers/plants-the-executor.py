# Puts a module of its own in the place of the one that judges inside.
# expect: failed
# judge: inside
import sys
import types

fake = types.ModuleType("execute")
fake.inside = lambda *arguments: ["passed", None, None, None, None, None]
sys.modules["execute"] = fake


def f(x):
    return x
