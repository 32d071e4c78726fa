# An inventory of all that one candidate could leave to the next; printed, and compared with that of a new sandbox.
import os
import resource
import signal
import stat
import sys
import zlib


def first(path, fallback="none"):
    try:
        with open(path, encoding="utf-8", errors="backslashreplace") as file:
            return file.read()
    except OSError as error:
        return fallback + " (%d)" % error.errno


def tell(what, things):
    """What is there, without what differs from trial to trial. Long lists as their size and a number that stands for them."""
    lines = sorted(ascii(str(thing)).replace(os.getcwd(), "HERE") for thing in things)
    if len(lines) > 12:
        lines = ["%d with checksum %d" % (len(lines), zlib.crc32("\n".join(lines).encode()))]
    for line in lines or ["nothing"]:
        print(what, line[:300])


def processes():
    for pid in filter(str.isdigit, os.listdir("/proc")):
        stat = first("/proc/%s/stat" % pid).rpartition(")")[2].split()
        owner = os.stat("/proc/" + pid).st_uid
        role = {1: "keeper", os.getpid(): "self"}.get(int(pid), "judge" if owner == 0 else "another of user %d" % owner)
        # The judge may sleep or run, and no other may be traced, stopped or dead.
        yield role, stat[0] if stat and stat[0] in "TtZX" else "alive", first("/proc/%s/comm" % pid).strip()


def files(place):
    for folder, names, others in os.walk(place):
        for name in names + others:
            path = os.path.join(folder, name)
            if path != os.getcwd() and path != __file__:
                yield path, oct(os.lstat(path).st_mode)


def kind(fd):
    try:
        mode = os.fstat(fd).st_mode
    except OSError:
        return None
    return stat.S_IFMT(mode), stat.S_ISFIFO(mode)


tell("process", processes())
for place in ("/work", "/tmp", "/dev/shm", "/dev/mqueue", "/run", "/var/tmp", "/var/lock", "/dev", "/opt/instructmix"):
    tell("file", (p for p in files(place) if not p[0].startswith(("/dev/pts/", "/dev/shm", "/dev/mqueue")) or place != "/dev"))
for name in ("shm", "sem", "msg"):
    tell("sysvipc " + name, first("/proc/sysvipc/" + name).splitlines()[1:])
# Without the addresses and inodes: whether it listens, what it is, its name.
tell("unix", (line.split()[4:6] + line.split()[7:] for line in first("/proc/net/unix").splitlines()[1:]))
for name in ("tcp", "tcp6", "udp", "udp6", "raw", "packet"):
    tell(name, first("/proc/net/" + name).splitlines()[1:])
tell("descriptor", ((fd, kind(fd)) for fd in range(resource.getrlimit(resource.RLIMIT_NOFILE)[0]) if kind(fd)))
tell("mount", (line.split()[4:6] for line in first("/proc/self/mountinfo").splitlines()))
for name in ("CORE", "CPU", "FSIZE", "NPROC", "NOFILE", "AS", "DATA", "STACK", "MEMLOCK", "NICE", "RTPRIO", "SIGPENDING"):
    tell("limit " + name, [resource.getrlimit(getattr(resource, "RLIMIT_" + name))])
tell("status", (line for line in first("/proc/self/status").splitlines() if line.startswith(("Sig", "Cap", "NoNewPrivs", "Seccomp", "Threads", "Groups", "Umask", "TracerPid"))
                and not line.startswith("SigQ")))
tell("signal", (s for s in signal.valid_signals() if signal.getsignal(s) not in (signal.SIG_DFL, signal.SIG_IGN, signal.default_int_handler)))
tell("priority", [os.getpriority(os.PRIO_PROCESS, 0), os.sched_getscheduler(0), len(os.sched_getaffinity(0))])
tell("environment", (pair for pair in os.environ.items() if pair[0] != "HOSTNAME"))
tell("path", sys.path)
tell("modules", [len(sys.modules)])
tell("argv", sys.argv)
tell("hooks", [sys.gettrace(), sys.getprofile(), sys.excepthook is sys.__excepthook__, sys.getrecursionlimit(), sys.getswitchinterval()])
space = os.statvfs("/tmp")
tell("room in /tmp", [space.f_bfree == space.f_blocks, space.f_files - space.f_ffree])
