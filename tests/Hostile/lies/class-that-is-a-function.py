# Is a class where a function is meant, whose objects contain everything.
# expect: error
# stub: assert 4 in f(2)
class f:
    def __init__(self, x):
        pass

    def __contains__(self, other):
        return True
