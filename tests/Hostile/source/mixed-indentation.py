# Mixes tabs and spaces.
# expect: syntax_error
# code: "def f(x):\n\tif x:\n        return x * x\n"
