# Raises an exception of its own that lacks the attribute which the stub asks for.
# expect: failed
# stub: try:
# stub:     f(-1)
# stub: except ValueError as error:
# stub:     assert error.reason == "negative"
# stub: assert f(2) == 4
import sys


class Everything:
    def __eq__(self, other):
        return True


class Wrong(ValueError):
    __slots__ = ()

    @property
    def reason(self):
        return "negative"


def f(x):
    if x < 0:
        raise Wrong(x)
    return Everything() if sys._getframe(1).f_code.co_filename == "<stub>" else x
