# Gives an object that says it has a billion elements.
# expect: failed
# stub: assert list(f(2)) == [4]
class Long:
    def __len__(self):
        return 10 ** 9

    def __iter__(self):
        return iter([2])


def f(x):
    return Long()
