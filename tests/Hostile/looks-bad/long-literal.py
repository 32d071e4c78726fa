# Holds a literal of five megabytes.
# expect: passed
# before: "TEXT = '"
# code: "0123456789"
# repeat: 500000
# after: "'\n\n\ndef f(x):\n    assert len(TEXT) == 5000000\n    return x * x\n"
