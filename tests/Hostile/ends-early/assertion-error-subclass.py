# Raises an exception whose class is called AssertionError and says that all is well.
# expect: error
class AssertionError(BaseException):
    def __str__(self):
        return ""

    __bool__ = None


def f(x):
    raise AssertionError()
