# Stops in the middle of a line.
# expect: syntax_error
# code: "def f(x):\n    return x * (x +"
