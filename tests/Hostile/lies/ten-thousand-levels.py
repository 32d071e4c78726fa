# Gives a list nested ten thousand levels deep.
# expect: failed
def f(x):
    value = [4]
    for _ in range(10000):
        value = [value]
    return value
