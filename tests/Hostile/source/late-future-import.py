# Imports from the future too late.
# expect: syntax_error
# code: "import os\nfrom __future__ import annotations\n\n\ndef f(x):\n    return x * x\n"
