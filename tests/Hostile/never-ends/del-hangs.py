# Hangs in the __del__ of what it gives.
# expect: timeout
class Hangs:
    def __del__(self):
        while True:
            pass


def f(x):
    Hangs()
    return x
