# Is sys.exit, for a stub that is judged in its own process.
# expect: early_exit
# stub: import os
# stub: f(0)
# stub: assert os.sep == ""
import sys

f = sys.exit
