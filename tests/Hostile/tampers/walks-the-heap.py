# Looks through all objects that the collector knows for the stub's source.
# expect: failed
import gc


def f(x):
    for thing in gc.get_objects():
        try:
            values = thing.values() if type(thing) is dict else thing if type(thing) in (list, tuple) else ()
            for value in list(values):
                if type(value) is str and value.startswith("assert f(2) " + "=="):
                    return int(value[-1])
        except Exception:
            pass
    return x
