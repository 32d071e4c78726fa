# Gives dicts and sets of a few thousand elements that have all the same hash.
# expect: failed
# stub: assert f(2) != 1
# stub: assert f(3) != 1
# stub: assert f(4) == 9
def f(x):
    return {"a": {(n * (2 ** 61 - 1),) for n in range(2000)}, "b": {(n * (2 ** 61 - 1),): 0 for n in range(2000)}}
