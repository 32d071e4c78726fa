# Has vectors of a class of its own, which are scaled, added, turned and measured.
# expect: passed
# stub: import math
# stub: a, b = Vector(3, 4), Vector(1, 2)
# stub: assert a + b == Vector(4, 6) and a - b == Vector(2, 2)
# stub: assert a * 2 == 2 * a == Vector(6, 8) and a / 2 == Vector(1.5, 2.0)
# stub: assert a * b == 11 and abs(a) == 5.0 and math.isclose(abs(b), 2.2360679, rel_tol=1e-6)
# stub: assert abs(abs(a - b) - 2.8284271) < 1e-6
# stub: assert list(a * 2) == [6, 8] and (a * 2)[1] == 8 and len(a * 2) == 2
# stub: x, y = a * 3
# stub: assert (x, y) == (9, 12)
# stub: assert repr(-a) == "Vector(-3, -4)" and repr(a * 2) == "Vector(6, 8)"
# stub: assert a in [Vector(3, 4)] and a in {Vector(3, 4): 1} and 3 in a and 7 not in a
# stub: assert not Vector(0, 0) and a
# stub: assert a[0:1] == (3,)
# stub: assert len({a, Vector(3, 4), b}) == 2
class Vector:
    def __init__(self, *parts):
        self.parts = parts

    def __add__(self, other):
        return Vector(*(a + b for a, b in zip(self.parts, other.parts)))

    def __sub__(self, other):
        return Vector(*(a - b for a, b in zip(self.parts, other.parts)))

    def __mul__(self, k):
        return sum(a * b for a, b in zip(self.parts, k.parts)) if isinstance(k, Vector) else Vector(*(a * k for a in self.parts))

    __rmul__ = __mul__

    def __truediv__(self, k):
        return Vector(*(a / k for a in self.parts))

    def __neg__(self):
        return self * -1

    def __abs__(self):
        return sum(a * a for a in self.parts) ** 0.5

    def __eq__(self, other):
        return isinstance(other, Vector) and self.parts == other.parts

    def __hash__(self):
        return hash(self.parts)

    def __iter__(self):
        return iter(self.parts)

    def __len__(self):
        return len(self.parts)

    def __getitem__(self, at):
        return self.parts[at]

    def __bool__(self):
        return any(self.parts)

    def __repr__(self):
        return "Vector%r" % (self.parts,)
