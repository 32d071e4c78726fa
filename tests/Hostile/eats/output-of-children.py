# Lets twenty children print at once.
# expect: output_limit
import os

for _ in range(20):
    if os.fork() == 0:
        while True:
            os.write(1, b"child " * 1000)
os.wait()
