# Loops for ever when it is called.
# expect: timeout
def f(x):
    while True:
        x += 1
