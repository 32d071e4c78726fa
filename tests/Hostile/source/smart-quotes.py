# Has the quotes of a word processor.
# expect: syntax_error
# code: "def f(x):\n    print(“squaring”)\n    return x * x\n"
