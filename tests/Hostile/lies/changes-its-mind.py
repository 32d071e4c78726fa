# Gives a list whose contents differ each time that they are looked at.
# expect: failed
# stub: got = f([2, 3])
# stub: assert got == [4, 9] and got != [2, 3] and len(got) == 2
class Changing(list):
    seen = 0

    def __iter__(self):
        Changing.seen += 1
        return iter([[4, 9], [2, 3]][Changing.seen % 2])


def f(xs):
    return Changing(xs)
