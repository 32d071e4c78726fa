# Asks for input, which there is none of, until it gets some.
# expect: timeout
def f(x):
    while True:
        try:
            return int(input())
        except EOFError:
            pass
