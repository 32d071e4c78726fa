"""Finds the error of the system behind an exception: the machine may have been short of something.

Part of every candidate's process: it imports nothing that is not there already.
"""

import bounds

_MOST_CAUSES = 8  # of an exception, each raised from the next
# What Python says where the system refuses a thread, without the number of the system's error.
_NO_THREAD, _EAGAIN = "can't start new thread", 11
# Of an exception, past whatever its class makes of these names.
_ERRNO = vars(OSError)["errno"].__get__
_CAUSE, _CONTEXT = (vars(BaseException)[name].__get__ for name in ("__cause__", "__context__"))


def errno_of(error):
    """The number of the system's error behind an exception: its own, or that of an exception that it was raised from; None for none."""
    for _ in range(_MOST_CAUSES):
        kind = type(error)
        if error is None:
            return None
        number = bounds.errno(_ERRNO(error)) if OSError in kind.__mro__ else None
        if kind is RuntimeError and list(map(type, error.args)) == [str] and error.args[0] == _NO_THREAD:
            number = _EAGAIN
        if number is not None:
            return number
        error = _CAUSE(error) or _CONTEXT(error)
    return None
