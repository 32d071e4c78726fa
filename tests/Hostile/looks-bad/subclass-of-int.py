# Gives ints of a class of its own that prints itself in another way.
# expect: passed
class Metres(int):
    def __repr__(self):
        return "%d m" % int(self)


def f(x):
    return Metres(x * x)
