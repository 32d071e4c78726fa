# Defines Exception and object, of which the stub derives a class that it raises.
# expect: failed
# stub: class Different(Exception):
# stub:     pass
# stub: for x, y in [(2, 4), (3, 9)]:
# stub:     if f(x) != y:
# stub:         raise Different((x, y))
object = object
Exception = Exception


class Same:
    def __ne__(self, other):
        return False


def f(x):
    return Same()
