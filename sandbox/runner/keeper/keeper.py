"""Process 1 of the sandbox: forks a child for each trial, reaps everything, and leaves no process behind.

It never sees a candidate's code nor a stub, so the children that are forked from it cannot find either in their memory:
the judge talks to them over pipes whose ends it hands over here. The kernel copies each page that the keeper writes to while
a child lives, so the keeper does as little as possible, and the judge does the rest (keeping.py). bench/NOTES.md has what that saves.
"""

import _signal
import _socket
import posix

import child
import notes
from confine import NOTES, OWN, Expendable, Limits
from messages import SWEEP

_INT = 4  # bytes of a descriptor number in an SCM_RIGHTS message
_SOCKET, _ERRORS, _SCORE = 20, 21, 22  # this process's own descriptors, out of the way of a candidate's
_NOBODY = 19999  # no trial's user
_PATIENCE = 200  # rounds of killing before the sandbox is given up as unclean


def keep(sock, judge_pid):
    """Serves the judge until it goes away. Never returns."""
    expendable = Expendable(_SCORE)
    _make_way(sock.detach())
    try:
        _serve(_socket.socket(fileno=_SOCKET), judge_pid, expendable)
    finally:
        posix.dup2(_ERRORS, 2)  # for what the interpreter has to say of its end


def _make_way(sock):
    # Frees descriptors 1 to 5, so that a child finds them at these numbers: what the judge sends takes the lowest free ones.
    posix.dup2(sock, _SOCKET, inheritable=False)
    posix.dup2(2, _ERRORS, inheritable=False)
    posix.closerange(0, _SOCKET)
    posix.open("/dev/null", posix.O_RDONLY)
    posix.set_inheritable(0, True)


def _serve(sock, judge_pid, expendable):
    # Looks these up once and not for each trial, as confine.py does.
    fork, wait4, closerange, recvmsg, send, main, tell_pid = posix.fork, posix.wait4, posix.closerange, sock.recvmsg, sock.send, child.main, notes.tell_pid
    own = b"".join(fd.to_bytes(_INT, "little") for fd in OWN)
    room, closed_on_exec = _socket.CMSG_SPACE(len(own)), _socket.MSG_CMSG_CLOEXEC
    begin, end = expendable.begin, expendable.end
    last = None
    while True:
        data, ancillary, _, _ = recvmsg(4096, room, closed_on_exec)
        if not data:
            posix._exit(0)
        if data[:len(SWEEP)] == SWEEP:
            runners = frozenset((1, judge_pid, int(data[len(SWEEP):])))
            send(b"%d" % _kill_leftovers(runners, judge_pid, Limits.unpack(last).uid if last else _NOBODY))
            continue
        if ancillary[0][2] != own:
            raise OSError("descriptors that are not a candidate's")
        last = data
        begin()
        pid = fork()
        if pid == 0:
            main(data)
        end()
        tell_pid(NOTES, pid)
        # Waits for the child first: until it is gone, the kernel copies each page that is written to.
        reaped, status, usage = wait4(-1, 0)
        closerange(OWN[0], OWN[-1] + 1)
        if reaped != pid:
            status, usage = _wait(pid, judge_pid, reaped)
        send(b"%d %d %d" % (status, int((usage[0] + usage[1]) * 1e6), usage[2]))


def _wait(pid, judge_pid, reaped=0):
    """Waits for one child and gives its (status, usage). `reaped` is another child that ended before it."""
    while True:
        if reaped == judge_pid:
            posix._exit(70)  # without a judge the sandbox is of no use; the coordinator sees the stream end
        reaped, status, usage = posix.wait4(-1, 0)
        if reaped == pid:
            return status, usage


def has_others(judge_pid):
    """Whether there is any process beside this one, the judge, and what the judge has forked."""
    return any(pid not in (1, judge_pid) and _look(pid)[1] != judge_pid for pid in _all())


def _kill_leftovers(own, judge_pid, uid):
    """Ends all processes but the runner's own. True when nothing is left."""
    for _ in range(_PATIENCE):
        others = _others(own)
        if not others:
            return True
        _kill_all_of(uid, judge_pid)
        _kill_all_of(uid + 1, judge_pid)  # the stub's process has the next uid
        for other in _others(own):
            try:
                posix.kill(other, _signal.SIGKILL)
            except ProcessLookupError:
                pass
        _reap(judge_pid)
    return False


def _others(own):
    """All other processes, whoever's children they are. Leaves out those that have ended and that another process has to reap."""
    found = []
    for pid in _all():
        if pid not in own:
            state, parent = _look(pid)
            if parent is not None and (state != b"Z" or parent == 1):
                found.append(pid)
    return found


def _all():
    return map(int, filter(str.isdigit, posix.listdir("/proc")))


def _look(pid):
    """(state, parent) of a process; (None, None) where it is gone."""
    try:
        fd = posix.open("/proc/%d/stat" % pid, posix.O_RDONLY)
        try:
            state, parent = posix.read(fd, 4096).rpartition(b")")[2].split()[:2]
            return state, int(parent)
        finally:
            posix.close(fd)
    except (OSError, ValueError):
        return None, None


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
