# Has a hint of nine hundred alternatives.
# expect: passed
# kind: smoke
# code: "| int "
# repeat: 900
# before: "from __future__ import annotations\n\n\ndef f(x: int "
# after: ") -> int:\n    return x\n"
