# Gives a class whose metaclass makes the class itself equal to everything.
# expect: failed
class Meta(type):
    def __eq__(cls, other):
        return True

    def __hash__(cls):
        return 4

    def __instancecheck__(cls, value):
        return True


class Liar(metaclass=Meta):
    pass


def f(x):
    return Liar
