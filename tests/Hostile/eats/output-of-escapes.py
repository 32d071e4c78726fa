# Writes escape sequences that clear screens, set titles and ring bells.
# expect: output_limit
import os

while True:
    os.write(2, b"\x1b[2J\x1b]0;owned\x07\x1b[6n\x07\r" * 4000)
