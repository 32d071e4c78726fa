# Finds every module that anybody imports, and makes it itself.
# expect: failed
# judge: inside
# stub: import string
# stub: assert f(2) == 4
import sys


class Finder:
    def find_spec(self, name, path=None, target=None):
        if name in ("execute", "stubs"):
            import importlib.machinery

            return importlib.machinery.ModuleSpec(name, self)
        return None

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.inside = lambda *arguments: ["passed", None, None, None, None, None]


sys.meta_path.insert(0, Finder())


def f(x):
    return x
