# Gives an object that unittest's assertAlmostEqual takes for any number.
# expect: error
# stub: import unittest
# stub: class Tests(unittest.TestCase):
# stub:     def test(self):
# stub:         self.assertAlmostEqual(f(2), 4)
class Liar:
    def __eq__(self, other):
        return True

    def __sub__(self, other):
        return 0

    __rsub__ = __sub__


def f(x):
    return Liar()
