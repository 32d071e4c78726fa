# Has quantities with units of its own, compared within their own tolerance.
# expect: passed
# stub: a = Quantity(0.1 + 0.2, "m")
# stub: assert a == Quantity(0.3, "m") and a / Quantity(0.3, "m") - 1 < 1e-9 and a / 3 == Quantity(0.1, "m")
# stub: assert abs(a - Quantity(0.3, "m")) < Quantity(1e-6, "m") and abs((a / 3).value - 0.1) < 1e-9
class Quantity:
    def __init__(self, value, unit):
        self.value, self.unit = value, unit

    def __sub__(self, other):
        return Quantity(self.value - other.value, self.unit)

    def __truediv__(self, other):
        return self.value / other.value if isinstance(other, Quantity) else Quantity(self.value / other, self.unit)

    def __eq__(self, other):
        return isinstance(other, Quantity) and abs(self.value - other.value) < 1e-9 and self.unit == other.unit

    def __abs__(self):
        return Quantity(abs(self.value), self.unit)

    def __lt__(self, other):
        return self.value < other.value
