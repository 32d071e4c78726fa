# Returns outside of a function.
# expect: syntax_error
# code: "def f(x):\n    return x * x\n\n\nreturn f\n"
