# Calls sys.exit(0) while the module runs.
# expect: early_exit
import sys

sys.exit(0)
