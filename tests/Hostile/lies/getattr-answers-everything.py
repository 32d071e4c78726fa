# Gives an object that has every attribute, each of them equal to everything.
# expect: failed
class Yes:
    def __getattr__(self, name):
        return Yes()

    def __eq__(self, other):
        return True

    def __call__(self, *arguments, **named):
        return Yes()

    def __iter__(self):
        return iter([Yes()])


def f(x):
    return Yes()


__getattr__ = lambda name: Yes()
