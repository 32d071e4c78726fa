"""Process 1 of the sandbox: forks a child for each trial, reaps everything, and leaves nothing behind.

It never sees a candidate's code nor a stub, so the children that are forked from it cannot find either in their memory:
the judge talks to them over pipes whose ends it hands over here.
"""

import _signal
import _socket
import posix

from confine import WORK, Limits
import child

_FDS = 4
_INT = 4  # bytes of a descriptor number in an SCM_RIGHTS message
_PLACES = (WORK, "/tmp", "/dev/shm", "/dev/mqueue")
# EISDIR and EPERM: what unlinking a folder gives. The errno module is not imported, for every candidate would find it there.
_IS_A_FOLDER = (21, 1)
_NOBODY = 19999  # no trial's user
WARM = "warm"  # said to the judge once, where a module was to be imported first and has been
_PATIENCE = 200  # rounds of killing before the sandbox is given up as unclean


def keep(sock, judge_pid):
    """Serve the judge until it goes away. Never returns."""
    while True:
        data, ancillary, _, _ = sock.recvmsg(4096, _socket.CMSG_SPACE(_FDS * _INT))
        if not data:
            posix._exit(0)
        fds = _descriptors(ancillary)
        limits = Limits.unpack(data)
        pid = posix.fork()
        if pid == 0:
            child.main(fds, limits)
        for fd in fds:
            posix.close(fd)
        sock.send(b"%d" % pid)
        status, usage = _wait(pid, judge_pid)
        clean = _kill_leftovers(judge_pid, limits.uid) and wipe()
        sock.send(b"%d %d %d %d" % (status, int((usage[0] + usage[1]) * 1e6), usage[2], clean))


def _descriptors(ancillary):
    data = ancillary[0][2]
    return [int.from_bytes(data[i:i + _INT], "little") for i in range(0, len(data), _INT)]


def _wait(pid, judge_pid):
    while True:
        reaped, status, usage = posix.wait4(-1, 0)
        if reaped == judge_pid:
            posix._exit(70)  # without a judge the sandbox is of no use; the coordinator sees the stream end
        if reaped == pid:
            return status, usage


def has_others(judge_pid):
    """Whether there is any process beside this one and the judge."""
    return bool(_others(judge_pid))


def _kill_leftovers(judge_pid, uid):
    """End whatever the trial left running. True when nothing is left."""
    for _ in range(_PATIENCE):
        if not _others(judge_pid):
            return True
        _kill_all_of(uid, judge_pid)
        _kill_all_of(uid + 1, judge_pid)  # the stub's process has the next uid
        for other in _others(judge_pid):
            try:
                posix.kill(other, _signal.SIGKILL)
            except ProcessLookupError:
                pass
        _reap(judge_pid)
    return False


def _others(judge_pid):
    """The processes beside this one and the judge; orphans become children of process 1, so none can hide."""
    if _has_only(judge_pid):
        return []
    return [pid for pid in map(int, filter(str.isdigit, posix.listdir("/proc"))) if pid not in (1, judge_pid) and not _is_child_of(pid, judge_pid)]


def _has_only(judge_pid):
    # Cheaper than to look at every process. The judge is the eldest child and stays, so that nothing can hide behind it while this is read.
    # Kernels without CONFIG_PROC_CHILDREN, and gVisor, do not have the file.
    try:
        fd = posix.open("/proc/1/task/1/children", posix.O_RDONLY)
    except OSError:
        return False
    try:
        return posix.read(fd, 64).split() == [b"%d" % judge_pid]
    finally:
        posix.close(fd)


def _is_child_of(pid, parent):
    # The stub's process is the judge's own child, and the judge ends it itself.
    try:
        fd = posix.open("/proc/%d/stat" % pid, posix.O_RDONLY)
    except OSError:
        return False
    try:
        fields = posix.read(fd, 4096).rpartition(b")")[2].split()
    except OSError:
        return False
    finally:
        posix.close(fd)
    return len(fields) > 1 and int(fields[1]) == parent


def _kill_all_of(uid, judge_pid):
    """kill(-1) as the trial's user: atomic, so that a fork bomb cannot outrun it.

    As its effective user only: who kills or stops all that it may, in a loop, must not be able to stop the one who ends it.
    """
    try:
        pid = posix.fork()
    except OSError:
        return  # no process left to be had; what is there is then ended one by one
    if pid == 0:
        try:
            posix.setresuid(_NOBODY, uid, _NOBODY)
            posix.kill(-1, _signal.SIGKILL)
        except OSError:
            pass
        posix._exit(0)
    _wait(pid, judge_pid)


def _reap(judge_pid):
    while True:
        try:
            pid, _, _ = posix.wait4(-1, posix.WNOHANG)
        except ChildProcessError:
            return
        if pid == judge_pid:
            posix._exit(70)
        if pid == 0:
            return


def wipe():
    """Empty every place that a trial can write to. True when they are empty."""
    try:
        for place in _PLACES:
            for name in _names(place):
                _remove(place, name)
        # Sockets that are only in each other's queues are no process's; the kernel looks for such when one is closed.
        for end in _socket.socketpair():
            end.close()
        return not any(map(_names, _PLACES))
    except OSError:
        return False


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
