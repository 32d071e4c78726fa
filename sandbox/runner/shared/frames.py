"""Frames over a file descriptor: four bytes of big-endian length, then UTF-8 JSON.

This module is part of every candidate's process, so it imports nothing that a fresh interpreter
would have to load: `_json` is the C half of `json` and brings no other module with it.
"""

import _json
import posix

MAX_FRAME = 16 * 1024 * 1024


class FrameError(Exception):
    """What was read is not a frame."""


class _Context:
    """The settings that `_json.make_scanner` reads from a decoder."""

    strict = False
    object_hook = None
    object_pairs_hook = None
    array_hook = None  # from Python 3.15 on
    memo = None
    parse_float = float
    parse_int = int
    parse_constant = {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf")}.__getitem__


_Context.memo = {}
_scan = _json.make_scanner(_Context())


def _refuse(value):
    raise TypeError(type(value).__name__)


_encode = _json.make_encoder(None, _refuse, _json.encode_basestring_ascii, None, ":", ",", False, False, True)


def dumps(message):
    """The message as JSON bytes. Raises TypeError or ValueError for what JSON cannot carry."""
    return "".join(_encode(message, 0)).encode("ascii")


def loads(data):
    """The message in JSON bytes. Raises FrameError."""
    try:
        message, end = _scan(data.decode("utf-8"), 0)
    # SystemError: the scanner gives nothing and says nothing for some torn texts.
    except (StopIteration, ValueError, KeyError, RecursionError, MemoryError, SystemError) as error:
        raise FrameError(str(error)) from None
    return message


def framed(message):
    """The message as a frame. Raises ValueError for one too large."""
    data = dumps(message)
    if len(data) > MAX_FRAME:
        raise ValueError("frame too large")
    return len(data).to_bytes(4, "big") + data


def write(fd, message):
    """Writes one frame, whole. Raises OSError where the other side is gone, ValueError for one too large."""
    write_all(fd, framed(message))


def write_all(fd, data):
    """Writes all of the bytes."""
    sent = posix.write(fd, data)
    while sent < len(data):
        sent += posix.write(fd, data[sent:sent + 1048576])


def read_bytes(fd):
    """The bytes of one frame, or None at the end of the stream. Raises FrameError for a torn or oversized one.

    Reads no byte beyond the frame, so that a process which is forked later does not inherit what comes after it.
    """
    head = _exactly(fd, 4)
    if head is None:
        return None
    size = int.from_bytes(head, "big")
    if size > MAX_FRAME:
        raise FrameError("frame of %d bytes" % size)
    body = _exactly(fd, size)
    if body is None and size:
        raise FrameError("torn frame")
    return body or b""


def read(fd):
    """One message, or None at the end of the stream. Raises FrameError."""
    data = read_bytes(fd)
    return None if data is None else loads(data)


def _exactly(fd, size):
    data = posix.read(fd, size)
    if len(data) == size:
        return data
    if not data:
        return None
    parts = [data]
    have = len(data)
    while have < size:
        data = posix.read(fd, min(size - have, 1048576))
        if not data:
            raise FrameError("torn frame")
        parts.append(data)
        have += len(data)
    return b"".join(parts)
