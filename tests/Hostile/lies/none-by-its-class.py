# Finds out that nothing is expected by the class of what it is compared with.
# expect: failed
# stub: assert f(2) == None
# stub: assert f(3) == []
class Guesser:
    def __eq__(self, other):
        for value in (0, 0.0, "", [], {}, (), set(), b"", 0j):
            if isinstance(other, type(value)):
                return other == value
        return other == None  # noqa: E711


def f(x):
    return Guesser()
