# Names an encoding that does not exist.
# expect: passed
# code: "# -*- coding: no-such-encoding -*-\ndef f(x):\n    return x * x\n"
