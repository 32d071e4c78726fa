# Pickles and copies objects of its own class.
# expect: passed
import copy
import pickle


class Box:
    def __init__(self, x):
        self.x = x


def f(x):
    return pickle.loads(pickle.dumps(copy.deepcopy(Box(x * x)))).x
