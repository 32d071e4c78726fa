"""Empties what a trial can write to, so that the next one finds nothing of it."""

import posix

from confine import FILE, PLACES

# EISDIR and EPERM: what unlinking a folder gives. The errno module is not imported, for every candidate would find it there.
_IS_A_FOLDER = (21, 1)


class Places:
    """All that a trial can write to."""

    def __init__(self):
        # The size of an empty folder, where each entry adds to the size (tmpfs). It saves opening and reading folders that are empty.
        # Known from the first time on, for until then the keeper itself may write there.
        self._sizes = None

    def wipe(self, folder=None):
        """Empties all places, `folder` first: there is often no more than the candidate's file in it. Gives whether they are empty."""
        try:
            if folder is not None:
                _remove_usual(folder)
            if self._sizes is None:
                if not _empty(PLACES):
                    return False
                self._sizes = {place: _empty_size(place) for place in PLACES}
                return True
            dirty = [place for place, size in self._sizes.items() if size is None or posix.stat(place).st_size != size]
            return not dirty or _empty(dirty)
        except OSError:
            return False


def _empty(places):
    for place in places:
        for name in _names(place):
            _remove(place, name)
    return not any(map(_names, places))


def _empty_size(place):
    """The size of an empty folder, where an entry changes it; None where it does not, or where there is no such folder."""
    path = place + "/.size"
    try:
        before = posix.stat(place).st_size
        posix.close(posix.open(path, posix.O_WRONLY | posix.O_CREAT | posix.O_EXCL, 0o600))
        during = posix.stat(place).st_size
        posix.unlink(path)
        return before if before != during and before == posix.stat(place).st_size else None
    except OSError:
        return None


def _remove_usual(folder):
    # Whatever its user made of it: a link to another place leads to nothing that may stay.
    try:
        posix.unlink(folder + "/" + FILE)
        posix.rmdir(folder)
    except OSError:
        pass


def _names(place):
    try:
        return posix.listdir(place)
    except FileNotFoundError:
        return []


def _exists(path):
    try:
        posix.lstat(path)
    except FileNotFoundError:
        return False
    return True


def _remove(place, name):
    # A folder's folders are moved up beside it before it is removed, so that no depth of nesting matters.
    path = place + "/" + name
    try:
        posix.unlink(path)
        return
    except OSError as error:
        if error.errno not in _IS_A_FOLDER:
            raise
    pending = [path]
    serial = 0
    while pending:
        folder = pending.pop()
        for entry in posix.listdir(folder):
            inner = folder + "/" + entry
            try:
                posix.unlink(inner)
            except OSError as error:
                if error.errno not in _IS_A_FOLDER:
                    raise
                serial += 1
                moved = "%s/.wipe-%d" % (place, serial)
                while _exists(moved):
                    serial += 1
                    moved = "%s/.wipe-%d" % (place, serial)
                posix.rename(inner, moved)
                pending.append(moved)
        posix.rmdir(folder)
