# Ends its process with posix._exit(0), without the os module.
# expect: early_exit
import posix


def f(x):
    posix._exit(0)
