# Builds expressions by operators with plain numbers, and shows them.
# expect: passed
# stub: assert (x(2) + 3).text == "(x + 3)" and (2 * x(5) + 1).evaluate() == 11 and (1 + x(1)).text == "(1 + x)"
class Node:
    def __init__(self, text, value):
        self.text, self.value = text, value

    def _of(self, other):
        return other if isinstance(other, Node) else Node(str(other), other)

    def __add__(self, other):
        other = self._of(other)
        return Node("(%s + %s)" % (self.text, other.text), self.value + other.value)

    def __radd__(self, other):
        return self._of(other) + self

    def __mul__(self, other):
        other = self._of(other)
        return Node("%s * %s" % (self.text, other.text), self.value * other.value)

    def __rmul__(self, other):
        return self._of(other) * self

    def evaluate(self):
        return self.value


def x(value):
    return Node("x", value)
