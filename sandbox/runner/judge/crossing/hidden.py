"""A stub's value as an object of the candidate's is shown it: not at all. What the object puts beside it is what counts.

`Money(5) == 5` is for Money to say, and an object that is equal to everything says yes as well. So the 5 stays here. Over there is a
wall.Opaque in its place, which has the 5's class and can be compared: with one value, in here. An object is equal to 5 if it says so
after it has compared a value with the Opaque that is equal to 5; it is greater than 5 if the one value that it has ever compared is.
So an object can do no more than its function could have done by giving that value.
"""

import operator

_ORDERS = ("lt", "le", "gt", "ge")


class Hidden:
    """A value that an object of the candidate's is compared with. `kind` is its class's dotted name; `shown`, in a tuple, what it was compared with."""

    def __init__(self, value):
        self.kind = "%s.%s" % (type(value).__module__, type(value).__qualname__)
        self.shown = ()
        self._value = value
        self._spoilt = False

    def compare(self, operation, value):
        """What the Opaque over there answers where it is compared with a value: the truth, but of one value only."""
        if self.shown and not same(self.shown[0], value):
            self._spoilt = True
        if self._spoilt or operation not in _ORDERS and operation != "eq":
            return False
        self.shown = (value,)
        return bool(getattr(operator, operation)(self._value, value))

    def judge(self, operation, said):
        """What the comparison comes to where the object has said so; NotImplemented where it is worth nothing."""
        if self._spoilt or not self.shown:
            return NotImplemented
        held = bool(getattr(operator, operation)(self.shown[0], self._value))
        if operation == "eq":
            return held and said is True
        return held if held is said else NotImplemented


def same(one, other):
    """Whether two values that were shown are one and the same to Python."""
    return type(one) is type(other) and bool(one == other)
