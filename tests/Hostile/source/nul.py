# Holds a NUL in its text.
# expect: syntax_error
# code: "def f(x):\n    return x * x\u0000\n"
