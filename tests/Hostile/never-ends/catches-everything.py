# Catches whatever would end it, and goes on.
# expect: timeout
def f(x):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
