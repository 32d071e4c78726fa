# Has names and texts in many scripts.
# expect: passed
def quadrát(число):
    名前 = число * число
    return 名前


π = "😀 \u202e é"


def f(x):
    print(π)
    return quadrát(x)
