"""Stands in the candidate's process for a value of the judge's that the candidate must not see.

Part of every candidate's process: no imports.
"""


class Opaque:
    """A hidden value. For isinstance() it has the value's class. The judge answers comparisons with it; with None it leaves the answer to the other operand."""

    __slots__ = ("_kind", "_ask")

    def __init__(self, kind, ask):
        self._kind = kind
        self._ask = ask

    __class__ = property(lambda self: self._kind)

    def __bool__(self):
        raise TypeError("a value that is compared with an object may not be looked at")


def _compared(operation):
    def method(self, other):
        answer = self._ask(operation, other)
        return NotImplemented if answer is None else answer

    return method


for _operation in ("eq", "lt", "le", "gt", "ge"):
    setattr(Opaque, "__%s__" % _operation, _compared(_operation))
Opaque.__hash__ = None
