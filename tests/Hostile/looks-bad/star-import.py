# Imports all names of modules.
# expect: passed
from math import *
from os.path import *


def f(x):
    return int(pow(x, 2))
