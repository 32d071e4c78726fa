# Has polynomials of its own that are called, added and multiplied.
# expect: passed
# stub: p = Polynomial(1, 2)
# stub: assert p(3) == 7 and (p * 2)(3) == 14 and (p + 1)(0) == 2
# stub: assert p * p == Polynomial(1, 4, 4) and p == [1, 2] and (p * 3).coefficients == [3, 6]
# stub: assert str(p * 2) == "2x^0 + 4x^1" and [p] == [[1, 2]]
# stub: assert abs(p(0.1) - 1.2) < 1e-9
class Polynomial:
    def __init__(self, *coefficients):
        self.coefficients = list(coefficients)

    def __call__(self, x):
        return sum(c * x ** i for i, c in enumerate(self.coefficients))

    def __add__(self, other):
        other = other if isinstance(other, Polynomial) else Polynomial(other)
        n = max(len(self.coefficients), len(other.coefficients))
        pad = lambda c: c + [0] * (n - len(c))
        return Polynomial(*(a + b for a, b in zip(pad(self.coefficients), pad(other.coefficients))))

    def __mul__(self, other):
        if not isinstance(other, Polynomial):
            return Polynomial(*(c * other for c in self.coefficients))
        out = [0] * (len(self.coefficients) + len(other.coefficients) - 1)
        for i, a in enumerate(self.coefficients):
            for j, b in enumerate(other.coefficients):
                out[i + j] += a * b
        return Polynomial(*out)

    def __eq__(self, other):
        if isinstance(other, Polynomial):
            return self.coefficients == other.coefficients
        return other == self.coefficients

    def __str__(self):
        return " + ".join("%dx^%d" % (c, i) for i, c in enumerate(self.coefficients) if c)
