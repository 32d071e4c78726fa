# Gives an object that says its class is int.
# expect: failed
# stub: assert isinstance(f(2), int) and f(2) == 4
class Liar:
    @property
    def __class__(self):
        return int

    def __eq__(self, other):
        return True


def f(x):
    return Liar()
