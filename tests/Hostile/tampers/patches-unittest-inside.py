# Patches unittest for a stub that is judged in its own process.
# expect: failed
# stub: import io
# stub: import unittest
# stub: class Tests(unittest.TestCase):
# stub:     def test_square(self):
# stub:         self.assertEqual((f(2), io.StringIO("x").read()), (4, "x"))
import sys
import unittest

for name in dir(unittest.TestCase):
    if name.startswith("assert"):
        setattr(unittest.TestCase, name, lambda self, *arguments, **named: None)
unittest.TestCase.run = lambda self, result=None: None
unittest.TestSuite.run = lambda self, result=None: result
unittest.TestResult.wasSuccessful = lambda self: True
sys.modules["unittest.case"].TestCase = unittest.TestCase


def f(x):
    return x
