# Raises StopIteration in a function that is mapped within a block that handles it.
# expect: error
# stub: try:
# stub:     for got, want in zip(map(f, [2, 3]), [4, 9]):
# stub:         assert got == want
# stub: except StopIteration:
# stub:     raise AssertionError("it stopped")
def f(x):
    raise StopIteration
