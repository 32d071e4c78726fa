# Opens brackets for a megabyte, with a sum in front of each ten.
# expect: syntax_error
# code: "f = lambda x: x + (((((((((("
# repeat: 40000
