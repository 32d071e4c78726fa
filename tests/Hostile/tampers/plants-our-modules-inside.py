# Plants modules of the runner's names, for a stub that is judged in its own process.
# expect: failed
# stub: import os
# stub: def test_square():
# stub:     assert (f(2), os.sep) == (4, "/")
import sys
import types

for name in ("testing", "standing", "pytesting", "execute", "doctests"):
    module = types.ModuleType(name)
    module.run = module.inside = module.put = lambda *arguments, **named: {"outcome": "passed"}
    sys.modules[name] = module
    with open(name + ".py", "w") as file:
        file.write("def run(*a, **k):\n    return {'outcome': 'passed'}\ninside = run\n")


def f(x):
    return x
