# Gives an object that compares what it is compared with to one number after the other, until one is equal.
# expect: failed
class Guesser:
    def __eq__(self, other):
        return any(other == n for n in range(1000))


def f(x):
    return Guesser()
