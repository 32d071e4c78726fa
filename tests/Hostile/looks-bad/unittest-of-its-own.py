# Brings tests of its own, which nobody is to run.
# expect: passed
import unittest


def f(x):
    return x * x


class TestF(unittest.TestCase):
    def test_f(self):
        self.assertEqual(f(2), 5)


def test_f():
    raise AssertionError("not this one")
