# Raises a SyntaxError of its own at run time.
# expect: error
raise SyntaxError("not really")
