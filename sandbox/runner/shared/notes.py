"""Notes on how far a candidate's process has got. The judge reads them when it needs them; a message would wake it each time (bench/NOTES.md).

The notes are a file without a name, which the judge shares with one process after another. The process closes it before any of the candidate's code runs.
"""

from posix import memfd_create, pread, pwrite

UP, READ, COMPILED = 1, 2, 3  # it is confined and has read nothing yet; its code is in its file; its code compiles, and none of it has run
_PHASE_AT = 8
_EMPTY = bytes(_PHASE_AT + 1)


def make():
    """Makes empty notes and gives their descriptor."""
    return memfd_create("notes")


def clear(fd):
    """Empties the notes, before the next process is made."""
    pwrite(fd, _EMPTY, 0)


def tell_pid(fd, pid):
    """Writes the number of the process that was forked."""
    pwrite(fd, pid.to_bytes(_PHASE_AT, "little"), 0)


def pid(fd):
    """The number of the process; 0 where it is not known yet."""
    return int.from_bytes(pread(fd, _PHASE_AT, 0), "little")


def tell_phase(fd, phase):
    """Writes how far the process has got."""
    pwrite(fd, b"%c" % phase, _PHASE_AT)


def phase(fd):
    """How far it got: UP, READ, COMPILED, or 0 for none."""
    return pread(fd, 1, _PHASE_AT)[0]
