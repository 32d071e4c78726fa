# Gives a list of 900,000 numbers.
# expect: passed
# stub: assert len(f(900000)) == 900000
# stub: assert f(3) == [0, 1, 4]
def f(x):
    return [n * n for n in range(x)]
