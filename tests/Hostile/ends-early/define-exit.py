# Ends its process where only the module is run.
# expect: early_exit
# kind: define
import os

os._exit(0)
