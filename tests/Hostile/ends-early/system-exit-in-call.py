# Raises a SystemExit of its own making instead of giving a value.
# expect: early_exit
class Done(SystemExit):
    def __str__(self):
        return "passed"


def f(x):
    raise SystemExit("all tests passed")
