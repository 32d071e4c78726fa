# Is indented by tabs.
# expect: passed
# code: "def f(x):\n\tif x:\n\t\treturn x * x\n\treturn 0\n"
