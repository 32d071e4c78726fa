# Patches unittest's assertions.
# expect: failed
# stub: import unittest
# stub: class Tests(unittest.TestCase):
# stub:     def test(self):
# stub:         self.assertEqual(f(2), 4)
import unittest

for name in dir(unittest.TestCase):
    if name.startswith("assert"):
        setattr(unittest.TestCase, name, lambda self, *arguments, **named: None)
unittest.TestCase.run = lambda self, result=None: None


def f(x):
    return x
