# Gives a str of a class of its own whose methods all lie.
# expect: failed
# stub: assert f(2) == "4"
class Everything(str):
    def __eq__(self, other):
        return True

    def __hash__(self):
        return hash("4")

    def __str__(self):
        return "4"


def f(x):
    return Everything("2")
