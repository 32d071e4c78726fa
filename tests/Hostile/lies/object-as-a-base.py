# Defines object and int, of which the stub derives a class of its own.
# expect: failed
# stub: class Case(object):
# stub:     def __init__(self, x, y):
# stub:         self.x, self.y = x, y
# stub: for case in [Case(2, 4), Case(3, 9)]:
# stub:     assert not f(case.x) != case.y
object = object
int = int


class Same:
    def __ne__(self, other):
        return False


def f(x):
    return Same()
