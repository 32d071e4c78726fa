# Uses names that only Python 2 has.
# expect: error
def f(x):
    return sum(x for _ in xrange(x))
