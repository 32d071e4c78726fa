# Gives an object whose length is negative, and whose hash is text.
# expect: error
# stub: assert len(f(2)) == 4
class Liar:
    def __len__(self):
        return -1

    def __hash__(self):
        return "4"


def f(x):
    return Liar()
