# Gives an object that is equal to everything to a test in a class.
# expect: failed
# stub: class TestSquares:
# stub:     def setup_method(self):
# stub:         self.cases = [(2, 4), (3, 9)]
# stub:     def test_square(self):
# stub:         for x, y in self.cases:
# stub:             assert f(x) == y
class Any:
    def __eq__(self, other):
        return True


def f(x):
    return Any()
