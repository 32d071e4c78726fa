"""What is known of a candidate's process, where the judge finds it when it wants to know: each message would wake it.

A file without a name that the judge shares with each of them in turn. The process gives it up before any of the candidate's code runs.
"""

from posix import memfd_create, pread, pwrite

UP, READ, COMPILED = 1, 2, 3  # it is confined and has read nothing yet; its code is in its file; its code compiles, and none of it has run
_PHASE_AT = 8
_EMPTY = bytes(_PHASE_AT + 1)


def make():
    """A descriptor of new notes."""
    return memfd_create("notes")


def clear(fd):
    """Of the process that is made next nothing is known yet."""
    pwrite(fd, _EMPTY, 0)


def tell_pid(fd, pid):
    """It is there."""
    pwrite(fd, pid.to_bytes(_PHASE_AT, "little"), 0)


def pid(fd):
    """Which one it is; 0 where it has not said so yet."""
    return int.from_bytes(pread(fd, _PHASE_AT, 0), "little")


def tell_phase(fd, phase):
    """It got so far."""
    pwrite(fd, b"%c" % phase, _PHASE_AT)


def phase(fd):
    """How far it got: UP, READ, COMPILED, or 0 for none."""
    return pread(fd, 1, _PHASE_AT)[0]
