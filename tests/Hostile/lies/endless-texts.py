# Gives an endless generator of long texts to a stub that makes a list of it.
# expect: timeout
# stub: assert list(f(2)) == [4]
def f(x):
    n = 0
    while True:
        n += 1
        yield str(n) * 1000
