# Has form feeds between its parts and no line end at its end.
# expect: passed
# code: "\fimport math\n\f\n\fdef f(x):\n    return int(math.pow(x, 2))"
