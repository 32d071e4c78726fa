# Defines the class that the stub's tests extend and have from unittest by a star.
# expect: failed
# stub: from unittest import *
# stub: class Tests(TestCase):
# stub:     def test(self):
# stub:         self.assertEqual(f(2), 4)
import sys


class Everything:
    def __eq__(self, other):
        return True

    __hash__ = None


def is_inside():
    return sys._getframe(2).f_code.co_filename == "<stub>"


class TestCase:
    pass


def f(x):
    return Everything()
