# Replaces itself by /bin/true.
# expect: early_exit
import os

os.execv("/bin/true", ["true"])
