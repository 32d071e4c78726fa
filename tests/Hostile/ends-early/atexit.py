# Registers an atexit function that ends the process with status 0, then exits with 1.
# expect: early_exit
import atexit
import os
import sys

atexit.register(os._exit, 0)
sys.exit(1)
