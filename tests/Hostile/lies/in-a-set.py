# Gives a set whose element has the right hash and is equal to everything.
# expect: failed
# stub: assert f(2) == {4}
# stub: assert 4 in f(2)
class Element:
    def __hash__(self):
        return 4

    def __eq__(self, other):
        return True


def f(x):
    return {Element()}
