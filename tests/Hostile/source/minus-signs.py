# Has fifty thousand minus signs before a number, which is a tree as deep.
# expect: syntax_error
# python: 3.10
# before: "X = "
# code: "-"
# repeat: 50000
# after: "1\n\n\ndef f(x):\n    return x * x\n"
