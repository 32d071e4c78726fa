# Gives a dict whose keys have the hash of, and are equal to, what is looked up.
# expect: failed
# stub: assert f(2) == {2: 4}
class Key:
    def __hash__(self):
        return 2

    def __eq__(self, other):
        return True


def f(x):
    return {Key(): 4}
