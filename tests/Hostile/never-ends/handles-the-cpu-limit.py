# Handles SIGXCPU, raises its soft limit, and loops.
# expect: timeout
import resource
import signal


def again(number, frame):
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (hard, hard))


signal.signal(signal.SIGXCPU, again)


def f(x):
    while True:
        pass
