# A class whose own class says that it is int.
# expect: failed
# stub: assert kind_of(2) == int
class Lies(type):
    def __eq__(cls, other):
        return True

    __hash__ = type.__hash__


class int(metaclass=Lies):
    pass


def kind_of(value):
    return int
