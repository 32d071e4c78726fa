# Writes random bytes, torn UTF-8 and zeros.
# expect: output_limit
import os

while True:
    os.write(1, os.urandom(65536) + b"\xe2\x82" + bytes(1000))
