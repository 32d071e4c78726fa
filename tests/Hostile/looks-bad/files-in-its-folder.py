# Keeps a file in its working folder between calls, and removes it.
# expect: passed
import os


def f(x):
    with open("numbers.txt", "a") as file:
        file.write("%d\n" % (x * x))
    with open("numbers.txt") as file:
        answer = int(file.readlines()[-1])
    os.remove("numbers.txt")
    return answer
