"""Fills the holes in this process's memory, before it forks.

A child then takes its blocks from a few new pages. Without this it takes one here and one there, and the kernel copies a page of ours for
each. The small blocks saved a child 48 of 413 page faults; the larger ones, together with two other changes, 36 of 427 (bench/NOTES.md).
Small blocks are the interpreter's own, in pools of one size; larger ones are the C library's.
"""

import posix
import sys

_ROUNDS = 2  # to hold what fills the holes takes blocks itself
_HEADER = 33  # bytes of a bytes object that are not its content
_LARGEST, _SMALLEST = 120000, 528  # bytes of the C library's blocks: beyond, it maps one of its own; below, the interpreter has pools
_APART = 1024  # up to here it keeps some freed blocks of each size apart


def fill():
    """Takes all free blocks that lie between used ones. Gives the objects in them; while the caller keeps these, the blocks stay taken."""
    kept = [_fill_large()]
    for _ in range(_ROUNDS):
        for size, count in _free():
            make = _maker(size)
            kept.append([make() for _ in range(count)])
    return kept


def _fill_large():
    # Where an object lies tells whether it filled a hole: what is beyond all that was in use before did not. Freed, a small one of these
    # would come first when a child asks for its size, each in a page of its own; a larger one is as if it had never been.
    end = id(bytes(_LARGEST))
    kept = []
    for size in (*range(_LARGEST, _APART, -512), *range(_APART, _SMALLEST, -16)):
        block = bytes(size - _HEADER)
        while id(block) < end:
            kept.append(block)
            block = bytes(size - _HEADER)
        if size <= _APART:
            kept.append(block)
    return kept


def _maker(size):
    """A function whose objects each take a block of so many bytes."""
    if size == 16:
        return object
    if size == 32:
        return lambda: float("1.5")
    return lambda: bytes(size - _HEADER - 7)  # anything that is rounded up to it


def _free():
    """[(bytes of a block, how many are free)] in pools that are partly used, from the interpreter's own statistics."""
    fd = posix.memfd_create("blocks")
    err = posix.dup(2)
    posix.dup2(fd, 2)
    try:
        sys._debugmallocstats()
    finally:
        posix.dup2(err, 2)
        posix.close(err)
    rows = (line.split() for line in posix.pread(fd, 1 << 16, 0).splitlines())
    posix.close(fd)
    # class, size, pools, blocks in use, free blocks
    return [(int(row[1]), int(row[4])) for row in rows if len(row) == 5 and all(map(bytes.isdigit, row))]
