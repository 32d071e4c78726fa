# Gives an object whose metaclass answers for its name and its bases with something else.
# expect: failed
class Meta(type):
    @property
    def __name__(cls):
        return 7

    @property
    def __mro__(cls):
        return None

    @property
    def __module__(cls):
        return []


class Liar(metaclass=Meta):
    def __eq__(self, other):
        return True


def f(x):
    return Liar()
