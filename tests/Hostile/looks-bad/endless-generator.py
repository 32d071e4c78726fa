# Is an endless generator of which the stub takes a few.
# expect: passed
# stub: import itertools
# stub: assert list(itertools.islice(f(2), 3)) == [4, 9, 16]
def f(x):
    while True:
        yield x * x
        x += 1
