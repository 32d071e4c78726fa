# Writes to standard output and standard error in turns.
# expect: output_limit
import sys

while True:
    sys.stdout.write("o" * 10000)
    sys.stderr.write("e" * 10000)
