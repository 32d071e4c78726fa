# Has objects that hold NaN, deep lists and themselves, and gives them out by methods.
# expect: passed
# stub: h = Holder()
# stub: got = h.get()
# stub: assert got[0] == 1.0 and got[1] != got[1]
# stub: got.append(2.0)
# stub: assert sizes(h) == 3 and h.both()[1][2] == 2.0 and h.both()[0][0] is h
# stub: got.reverse()
# stub: assert h.get()[0] == 2.0
class Holder:
    def __init__(self):
        self.values = [1.0, float("nan")]
        self.me = [self]

    def get(self):
        return self.values

    def both(self):
        return self.me, self.values


def sizes(h):
    return len(h.values)
