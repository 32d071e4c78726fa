# Raises StopIteration inside all(map(...)), which then holds of nothing.
# expect: error
# stub: assert all(map(lambda case: f(case[0]) == case[1], [(2, 4), (3, 9)]))
def f(x):
    raise StopIteration
