# Swallows its own exception in its own context manager, with what would have been checked after it.
# expect: error
# stub: with f() as got:
# stub:     assert got.get(2) == 4
class f:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        return True

    def get(self, x):
        raise KeyError(x)
