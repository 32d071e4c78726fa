# Has complex numbers of its own.
# expect: passed
# stub: import math
# stub: a, b = Complex(1, 2), Complex(3, -1)
# stub: assert a + b == Complex(4, 1) and a * b == Complex(5, 5) and abs(Complex(3, 4)) == 5
# stub: assert (a + 1).real == 2 and (a * 2).imaginary == 4 and 1 + a == Complex(2, 2)
# stub: assert math.isclose(abs(a - b), math.sqrt(13)) and abs(abs(a - b) - 3.6055512) < 1e-6
class Complex:
    def __init__(self, real, imaginary=0):
        self.real, self.imaginary = real, imaginary

    def __add__(self, other):
        other = other if isinstance(other, Complex) else Complex(other)
        return Complex(self.real + other.real, self.imaginary + other.imaginary)

    __radd__ = __add__

    def __sub__(self, other):
        return Complex(self.real - other.real, self.imaginary - other.imaginary)

    def __mul__(self, other):
        other = other if isinstance(other, Complex) else Complex(other)
        return Complex(self.real * other.real - self.imaginary * other.imaginary, self.real * other.imaginary + self.imaginary * other.real)

    def __abs__(self):
        return (self.real ** 2 + self.imaginary ** 2) ** 0.5

    def __eq__(self, other):
        return isinstance(other, Complex) and (self.real, self.imaginary) == (other.real, other.imaginary)
