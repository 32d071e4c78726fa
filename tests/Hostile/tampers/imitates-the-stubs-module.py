# Plants a module of the name under which the stub imports it, in sys.modules and as a file.
# expect: failed
# stub: import os
# stub: from squares import f
# stub: assert os.path and f(2) == 4 and f(3) == 9
import sys
import types

module = types.ModuleType("squares")
module.f = lambda x: {2: 4, 3: 9}[x]
sys.modules["squares"] = module
with open("squares.py", "a") as file:
    file.write("\nf = {2: 4, 3: 9}.get\n")


def f(x):
    return 1
