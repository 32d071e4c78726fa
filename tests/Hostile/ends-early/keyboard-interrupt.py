# Raises KeyboardInterrupt, which harnesses take for the user's.
# expect: error
def f(x):
    raise KeyboardInterrupt
