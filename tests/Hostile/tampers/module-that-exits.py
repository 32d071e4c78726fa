# Says that its names are modules which end the process that imports them.
# expect: error
# stub: assert f.x == 4
# stub: assert g.x == 4
# stub: assert h.x == 4
import types

f = types.ModuleType("idlelib.pyshell")
g = types.ModuleType("idlelib.idle")
h = types.ModuleType("json.tool")
