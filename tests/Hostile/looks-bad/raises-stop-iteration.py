# Is an iterator of its own whose end the stub looks at.
# expect: passed
# stub: it = iter(f(2))
# stub: assert next(it) == 4
# stub: try:
# stub:     it.__next__()
# stub: except StopIteration:
# stub:     pass
# stub: else:
# stub:     assert False
class f:
    def __init__(self, x):
        self.left = [x * x]

    def __iter__(self):
        return self

    def __next__(self):
        if not self.left:
            raise StopIteration
        return self.left.pop()
