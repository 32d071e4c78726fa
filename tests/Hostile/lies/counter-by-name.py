# Gives an object of its own class called Counter in a module called collections.
# expect: failed
# stub: import collections
# stub: assert f("aab") == collections.Counter("aab")
Counter = type("Counter", (dict,), {"__module__": "collections", "__eq__": lambda self, other: True})


def f(text):
    return Counter()
