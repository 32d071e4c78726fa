# Computes 10**10**8, which no signal handler interrupts.
# expect: timeout
def f(x):
    return 10 ** 10 ** 8
