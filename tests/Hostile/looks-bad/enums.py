# Computes by an enum, and gives an enum that is an int.
# expect: passed
import enum


class Squares(enum.IntEnum):
    TWO = 4
    THREE = 9


def f(x):
    return {2: Squares.TWO, 3: Squares.THREE}[x]
