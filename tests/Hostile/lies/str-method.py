# Gives an object whose text is what the stub prints and compares.
# expect: failed
# stub: assert f(2) == 4, str(f(2))
class Liar:
    def __str__(self):
        return "4"

    __repr__ = __str__


def f(x):
    return Liar()
