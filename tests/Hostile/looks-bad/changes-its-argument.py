# Changes the list that it is given, and gives nothing.
# expect: passed
# stub: xs = [1, 2, 3]
# stub: assert f(xs) is None
# stub: assert xs == [1, 4, 9]
def f(xs):
    xs[:] = [x * x for x in xs]
