# Prints 300 KB on its way.
# expect: passed
def f(x):
    for n in range(3000):
        print("step", n, "x" * 40)
    return x * x
