# Gives an object that looks for the expected value in what it is compared with, by every attribute and in the whole heap.
# expect: failed
import gc


class Searcher:
    def __eq__(self, other):
        for holder in [other, *gc.get_referents(other), *gc.get_referrers(type(other))]:
            for name in dir(type(holder)):
                try:
                    if getattr(holder, name) == 4:
                        return True
                except Exception:
                    pass
        return True


def f(x):
    return Searcher()
