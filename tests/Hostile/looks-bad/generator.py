# Is a generator.
# expect: passed
# stub: assert list(f(2)) == [0, 1]
# stub: assert sum(f(3)) == 5
def f(x):
    for n in range(x):
        yield n * n
