# Imports annotations from the future after its docstring.
# expect: passed
# code: "\"\"\"Squares.\"\"\"\nfrom __future__ import annotations\n\n\ndef f(x: Undefined) -> AlsoUndefined:\n    return x * x\n"
