"""The template: all stubs' processes are forked from it. It has the judge's modules and has seen no order, no stub and no candidate.

It is forked from the judge before the first order. A trial's data go to the fork alone, past this process. So code that
runs in a fork, a candidate's own docstrings too, finds nothing of other trials and can change nothing for later ones.
"""

import gc
import os

import _socket
import confine
from messages import REAP

DESCRIPTORS = 5  # of a piece of work: the report's, the order's, what quiet.py shares, calls and answers
_SOCKET, _SCORE = 20, 21  # out of the way, and low enough where an engine allows few
_INT = 4  # bytes of a descriptor number in an SCM_RIGHTS message


def fork():
    """Makes the template. Gives (the judge's end of a socket to it, its process number)."""
    mine, its = _socket.socketpair(_socket.AF_UNIX, _socket.SOCK_SEQPACKET)
    pid = os.fork()
    if pid == 0:
        try:
            mine.close()
            _serve(its)
        finally:
            os._exit(70)
    its.close()
    return mine, pid


def _serve(its):
    os.dup2(its.detach(), _SOCKET, inheritable=False)
    expendable = confine.Expendable(_SCORE)
    _leave_all_but_errors()
    sock = _socket.socket(fileno=_SOCKET)
    room = _socket.CMSG_SPACE(DESCRIPTORS * _INT)
    work = None
    while True:
        data, ancillary, _, _ = sock.recvmsg(4096, room, _socket.MSG_CMSG_CLOEXEC)
        if not data:
            os._exit(0)
        if data == REAP:
            sock.send(b"%d" % _reap())
            continue
        packed = ancillary[0][2]
        fds = [int.from_bytes(packed[at:at + _INT], "little") for at in range(0, len(packed), _INT)]
        kind, _, limits = data.partition(b" ")
        work = work or _work()
        work.prepare(kind.decode())
        _have_done(sock, expendable, work, limits, fds)


def _work():
    """Loads what the forks do, when the first is asked for. Many batches ask for none: that saves a sandbox's start a tenth of its CPU time."""
    import work

    # The collector moves nothing that the children share with this process, so fewer pages are copied.
    gc.collect()
    gc.disable()
    gc.freeze()
    return work


def _leave_all_but_errors():
    # The coordinator's orders and verdicts, the keeper's socket, the container's accounts: none of it is for what is forked here.
    null = os.open("/dev/null", os.O_RDWR)
    for number in (0, 1):
        os.dup2(null, number)
    os.closerange(3, _SOCKET)
    os.closerange(_SCORE + 1, 1024)


def _have_done(sock, expendable, work, limits, fds):
    expendable.begin()
    try:
        pid = os.fork()
        if pid == 0:
            work.main(limits, fds)
    except OSError:
        pid = 0  # the judge hears of it
    expendable.end()
    for fd in fds:
        os.close(fd)
    sock.send(b"%d" % pid)
    if not pid:
        return
    while True:
        reaped, status, usage = os.wait4(-1, 0)
        if reaped == pid:
            break
    sock.send(b"%d %d" % (status, int((usage.ru_utime + usage.ru_stime) * 1e6)))


def _reap():
    """Reaps children that ended processes have left to this one. Gives whether none is left."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
        return False
    except ChildProcessError:
        return True
