# Lets a child crash, and looks for what its memory was dumped to.
# expect: passed
import os
import resource
import signal

if resource.getrlimit(resource.RLIMIT_CORE) != (0, 0):
    raise SystemError("core files are on")
child = os.fork()
if child == 0:
    os.kill(os.getpid(), signal.SIGSEGV)
if os.WCOREDUMP(os.waitpid(child, 0)[1]) or any("core" in name for name in os.listdir()):
    raise SystemError("a core was dumped")


def f(x):
    return x * x
