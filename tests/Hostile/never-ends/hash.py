# Gives a value whose hash never ends to a stub that puts it into a set.
# expect: timeout
# stub: assert len({f(2), f(3)}) == 1
class Slow:
    def __hash__(self):
        while True:
            pass


def f(x):
    return Slow()
