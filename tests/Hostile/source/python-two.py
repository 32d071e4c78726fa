# Is written in Python 2.
# expect: syntax_error
# code: "def f(x):\n    print x\n    return x * x\n"
