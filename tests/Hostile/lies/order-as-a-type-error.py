# Gives an object that is less than a text, where the stub wants a TypeError.
# expect: error
# stub: import unittest
# stub: class Tests(unittest.TestCase):
# stub:     def test(self):
# stub:         with self.assertRaises(TypeError):
# stub:             f(2) < "4"
class Liar:
    def __lt__(self, other):
        return True


def f(x):
    return Liar()
