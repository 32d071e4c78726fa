# Uses structural pattern matching.
# expect: passed
# python: 3.10
def f(x):
    match x:
        case int():
            return x * x
