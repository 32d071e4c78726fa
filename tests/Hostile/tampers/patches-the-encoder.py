# Finds the wall's own objects in memory and makes them encode every value as 4.
# expect: failed
import gc
import types

for thing in gc.get_objects():
    try:
        if isinstance(thing, types.FunctionType) and thing.__name__ in ("encode", "_encode", "dumps", "plain"):
            thing.__code__ = (lambda *arguments, **named: 4).__code__
    except Exception:
        pass


def f(x):
    return x
