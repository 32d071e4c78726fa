# Forks until it may not, and all of them do the same.
# expect: error
import os

while True:
    os.fork()
