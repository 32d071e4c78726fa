# Makes itself by exec.
# expect: passed
exec("def f(x):\n    return eval('x * x')")
