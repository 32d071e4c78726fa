# Gives an endless generator to a stub that makes a list of it.
# expect: timeout
# stub: assert list(f(2)) == [4]
def f(x):
    while True:
        yield 4
