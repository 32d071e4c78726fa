# Has matrices that extend list, with products of their own.
# expect: passed
# stub: m = Matrix([[1, 2], [3, 4]])
# stub: assert m == [[1, 2], [3, 4]] and m @ m == Matrix([[7, 10], [15, 22]])
# stub: assert m + m == Matrix([[2, 4], [6, 8]])
# stub: assert m.transposed() == [[1, 3], [2, 4]] and m[1][0] == 3 and len(m) == 2
# stub: assert [1, 2] in m and [9] not in m and m.count([1, 2]) == 1 and m.index([3, 4]) == 1
# stub: assert sorted(m, reverse=True)[0] == [3, 4] and isinstance(m, list) and isinstance(m, Matrix)
class Matrix(list):
    def __matmul__(self, other):
        return Matrix([sum(a * b for a, b in zip(row, column)) for column in zip(*other)] for row in self)

    def __add__(self, other):
        return Matrix([a + b for a, b in zip(p, q)] for p, q in zip(self, other))

    def transposed(self):
        return Matrix(map(list, zip(*self)))
