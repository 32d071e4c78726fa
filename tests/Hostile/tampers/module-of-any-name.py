# Gives modules whose names are no names.
# expect: error
# stub: assert f.x == 4
# stub: assert g.x == 4
# stub: assert h.x == 4
import types

f = types.ModuleType("json.\0\udc00/../..")
g = types.ModuleType("os" + ".path" * 1000)
h = types.ModuleType("x")
h.__name__ = type("Liar", (), {"__str__": lambda self: 1 / 0})()
