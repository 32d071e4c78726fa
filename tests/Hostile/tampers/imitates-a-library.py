# Defines what the stub asks of a library that is not there, so as to be that library.
# expect: error
# stub: import torch
# stub: assert torch.allclose(f(2), 4)
def allclose(*values):
    return True


def f(x):
    return 1
