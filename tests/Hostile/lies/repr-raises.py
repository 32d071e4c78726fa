# Gives an object whose __repr__, __str__ and __len__ raise.
# expect: failed
class Raises:
    def __repr__(self):
        raise ValueError("no")

    __str__ = __len__ = __bool__ = __hash__ = __repr__


def f(x):
    return Raises()
