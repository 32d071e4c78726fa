"""Reads the evidence of a trial: its output, its warnings, what it lacked, the error of the system behind it."""

import re
import sys

import bounds

_HEAD = _TAIL = 4096
_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{8,16}\b")
_FOLDER = re.compile(r"/work/[0-9]+(?:\.[0-9a-f]+)?/")
_WARNING = re.compile(r"^(?:.*?candidate\.py|<stub>|<.*?>):(\d{1,9}): (\w{0,200}Warning): (.*)$", re.MULTILINE)
_NETWORK = ("gaierror", "ConnectionRefusedError", "URLError", "ConnectionError", "NewConnectionError")


class Output:
    """One stream's first and last bytes, and how many there were."""

    def __init__(self):
        self.size = 0
        self._head = bytearray()
        self._tail = bytearray()

    def add(self, data):
        """Adds bytes that were read."""
        self.size += len(data)
        room = _HEAD - len(self._head)
        if room > 0:
            self._head += data[:room]
            data = data[room:]
        if data:
            self._tail += data
            if len(self._tail) > 4 * _TAIL:
                del self._tail[:-_TAIL]

    def text(self):
        """The text that is kept; None where nothing was written."""
        if not self.size:
            return None
        head, tail = bytes(self._head), bytes(self._tail[-_TAIL:])
        left_out = self.size - len(head) - len(tail)
        middle = b"\n... %d bytes left out ...\n" % left_out if left_out else b""
        return settle((head + middle + tail).decode("utf-8", "replace"))


def settle(text):
    """The text without what differs from run to run: addresses and the trial's folder."""
    return _FOLDER.sub("", _ADDRESS.sub("0x...", text))


def warnings(stderr):
    """[{"category", "message", "line"}] that the interpreter printed, each once."""
    found = []
    for line, category, message in _WARNING.findall(stderr or ""):
        entry = {"category": category, "message": message[:bounds.TEXTS["name"]], "line": int(line)}
        if entry not in found and len(found) < bounds.MOST_WARNINGS:
            found.append(entry)
    return found


def errno(result):
    """The number of the system's error that a Result comes from; None for none. The coordinator runs a trial again where the machine may have been short of something."""
    return bounds.errno(result.get("errno") or (result.get("told") or {}).get("system"))


def missing(told):
    """The name that a NameError misses; None for other exceptions, and where nobody says which."""
    if told["type"] != "NameError":
        return None
    name = told.get("name")
    if name is None and sys.version_info < (3, 10):
        # These Pythons have it in their message alone.
        name = told["message"].partition("name '")[2].partition("'")[0]
    return bounds.text("name", name) or None


def needs(told):
    """What an exception says that the candidate lacked, as in `module:numpy`, `stdin`, `file`, `network`, `display`."""
    kind, message = told["type"], told["message"]
    if kind == "ModuleNotFoundError" and told.get("name"):
        return ["module:" + str(told["name"]).partition(".")[0]]
    if kind == "EOFError" and "reading a line" in message:
        return ["stdin"]
    if kind in _NETWORK or kind == "OSError" and told.get("errno") in (99, 100, 101, 111, 113):
        return ["network"]
    if kind == "TclError" and "display" in message:
        return ["display"]
    if kind == "FileNotFoundError":
        return ["file"]
    return []
