# Opens ten thousand brackets, as a list in a list in a list.
# expect: syntax_error
# before: "def f(x):\n    return x * x\n\n\nX = "
# code: "["
# repeat: 10000
