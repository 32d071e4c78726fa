# Is an object that can be called.
# expect: passed
class Squarer:
    def __call__(self, x):
        return x * x


f = Squarer()
