# Gives a plain number for a difference from a text, where the stub wants a TypeError.
# expect: error
# stub: import unittest
# stub: class Tests(unittest.TestCase):
# stub:     def test(self):
# stub:         with self.assertRaises(TypeError):
# stub:             f(2) - "4"
class Liar:
    def __sub__(self, other):
        return 0.0


def f(x):
    return Liar()
