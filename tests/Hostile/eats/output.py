# Prints a hundred megabytes in lines.
# expect: output_limit
def f(x):
    for _ in range(1000000):
        print("x" * 99)
    return x * x
