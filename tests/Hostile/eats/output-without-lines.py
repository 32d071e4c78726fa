# Writes a hundred megabytes without a line's end.
# expect: output_limit
import os

for _ in range(100):
    os.write(1, b"x" * (1 << 20))
