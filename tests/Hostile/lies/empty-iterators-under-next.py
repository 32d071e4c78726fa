# Gives iterators without an element, whose first one is asked for in a mapped function.
# expect: error
# stub: assert all(map(lambda p: next(f(p[0])) == p[1], [(2, 4), (3, 9)]))
def f(x):
    return iter(())
