# Defines functions named exit, quit, print, input and open.
# expect: passed
def exit(code=0):
    return code


def quit():
    return exit(1)


def print(*things):
    return len(things)


def input(prompt=""):
    return "2"


def open(name):
    return name


def f(x):
    exit()
    print(quit(), open("x"))
    return x ** int(input())
