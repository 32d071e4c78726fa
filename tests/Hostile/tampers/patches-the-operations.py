# Finds the table of operations in its process and makes each of them give True.
# expect: failed
import gc

for thing in gc.get_objects():
    if type(thing) is dict and "isinstance" in thing and "drain" in thing:
        for name in list(thing):
            thing[name] = lambda *arguments: True


def f(x):
    return x
