# Opens files until it may not.
# expect: error
import os

while True:
    os.open("/dev/null", os.O_RDONLY)
