# Says that its f is the module antigravity, which would open a browser where it is imported.
# expect: error
import types

f = types.ModuleType("antigravity")
