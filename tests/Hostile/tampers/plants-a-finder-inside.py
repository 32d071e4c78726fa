# Puts a finder of its own first, for the imports of a stub that is judged in its own process.
# expect: failed
# stub: import os
# stub: import unittest
# stub: class Tests(unittest.TestCase):
# stub:     def test_square(self):
# stub:         self.assertEqual((f(2), os.sep), (4, "/"))
import sys


class Finder:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name.partition(".")[0] in ("unittest", "testing", "standing", "execute"):
            import importlib.machinery
            return importlib.machinery.ModuleSpec(name, Finder)

    @staticmethod
    def create_module(spec):
        return None

    @staticmethod
    def exec_module(module):
        module.TestCase = type("TestCase", (), {})


sys.meta_path.insert(0, Finder)


def f(x):
    return x
