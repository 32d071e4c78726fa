# Compares what is hidden with one Counter after the other, in which zeros do not count.
# expect: failed
# stub: assert f("ab") == {"a": 0}
from collections import Counter


class Tries:
    def __eq__(self, other):
        return any(other == Counter(dict.fromkeys(keys, 0)) for keys in ((), ("a",), ("b",), ("a", "b")))


def f(text):
    return Tries()
