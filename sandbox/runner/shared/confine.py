"""Takes rights and descriptors from a child before it runs code that is not ours. Part of every candidate's process: no imports beyond it.

This module and notes.py import single functions (`from posix import …`). To look a function up in its module would write to the module's
pages, and the kernel copies each page that a child writes to. That saves page faults in each child; bench/NOTES.md has the measurement.
"""

from posix import O_CREAT, O_EXCL, O_RDWR, O_WRONLY, chdir, close, closerange, dup2, mkdir, pread, pwrite, set_inheritable, setgroups
from posix import setresgid, setresuid, setsid, umask, urandom, write
from posix import open as open_fd
from resource import RLIMIT_CORE, RLIMIT_CPU, RLIMIT_FSIZE, RLIMIT_NOFILE, RLIMIT_NPROC, setrlimit

WORK = "/work"
# All that a trial can write to.
PLACES = (WORK, "/tmp", "/dev/shm", "/dev/mqueue")
# The runner's own folder. No module from it is ever in a candidate's sys.modules (child.look_like_a_fresh_interpreter).
RUNNER = "/opt/instructmix/runner/"
# The candidate's module and its file.
NAME = "candidate"
FILE = NAME + ".py"
# A candidate's descriptors, beside its input, which is empty: what it prints, what the judge asks, what it answers, what is known of it.
OWN = OUT, ERRORS, CALLS, ANSWERS, NOTES = [1, 2, 3, 4, 5]
_MOST_DESCRIPTORS = 1024


class Limits:
    """The limits of a trial. Each field has its unit in its name. `uid` is the child's user and group; `fresh` asks for a new interpreter."""

    FIELDS = ("uid", "cpu_seconds", "file_bytes", "processes", "descriptors", "fresh")

    def __init__(self, uid, cpu_seconds, file_bytes, processes, descriptors, fresh=False):
        self.uid = uid
        self.cpu_seconds = cpu_seconds
        self.file_bytes = file_bytes
        self.processes = processes
        self.descriptors = descriptors
        self.fresh = fresh

    @classmethod
    def of(cls, order, uid, fresh=False):
        """The limits that the coordinator's order asks for. The kernel's limit of CPU time counts ticks of the clock, which on a busy machine are a third too many, and whole
        seconds: it stands behind the judge's own (processor.py)."""
        return cls(uid, int(order["cpu_seconds"] * 1.5) + 2, order["file_bytes"], order["processes"], order["descriptors"], fresh)

    def pack(self):
        """The limits as bytes, for the keeper's socket."""
        return b" ".join(b"%d" % getattr(self, name) for name in self.FIELDS)

    @classmethod
    def unpack(cls, data):
        """The limits in the bytes that `pack` made."""
        return cls(*map(int, data.split()))


def beforehand():
    """Sets the umask and forbids core dumps, for every process of the sandbox and for the runner itself."""
    umask(0o022)
    setrlimit(RLIMIT_CORE, (0, 0))


class Expendable:
    """Tells the kernel whether to end this process first when memory runs out. A child inherits what holds at the fork."""

    def __init__(self, number):
        """`number`: the descriptor under which the kernel's file stays open."""
        fd = open_fd("/proc/self/oom_score_adj", O_RDWR)
        self._fd = dup2(fd, number, inheritable=False)
        close(fd)
        self._usual = pread(number, 16, 0)

    def begin(self):
        """From now on the kernel ends this process first. The keeper sets it around each fork, which saves the child opening the file itself (bench/NOTES.md)."""
        pwrite(self._fd, b"1000", 0)

    def end(self):
        """Puts back what held before."""
        pwrite(self._fd, self._usual, 0)


def folder_of(uid):
    """The folder in which a user works, unless something of that name exists already."""
    return "%s/%d" % (WORK, uid)


def lay_out(folder, files):
    """Writes files, {path: text}, into a folder."""
    for path, text in files.items():
        parts = path.split("/")
        for depth in range(1, len(parts)):
            try:
                mkdir(folder + "/" + "/".join(parts[:depth]), 0o755)
            except FileExistsError:
                pass
        put(folder + "/" + path, text.encode("utf-8", "surrogatepass"))


def put(path, data):
    """Makes a file. Raises OSError where there is one of that name."""
    fd = open_fd(path, O_WRONLY | O_CREAT | O_EXCL, 0o644)
    try:
        sent = 0
        while sent < len(data):
            sent += write(fd, data[sent:])
    finally:
        close(fd)


def drop(limits):
    """Makes this process the trial's own user's, in its own session and folder, without privileges and within limits.

    Dropping root's uid clears the capabilities; the container's no-new-privileges keeps them out of reach.
    """
    # Closes the keeper's own descriptors. Programs that the candidate starts inherit only the two that they print to.
    closerange(NOTES + 1, _MOST_DESCRIPTORS)
    set_inheritable(OUT, True)
    set_inheritable(ERRORS, True)
    setsid()
    setrlimit(RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 1))
    setrlimit(RLIMIT_FSIZE, (limits.file_bytes, limits.file_bytes))
    setrlimit(RLIMIT_NPROC, (limits.processes, limits.processes))
    setrlimit(RLIMIT_NOFILE, (limits.descriptors, limits.descriptors))
    setgroups([])
    setresgid(limits.uid, limits.uid, limits.uid)
    setresuid(limits.uid, limits.uid, limits.uid)
    folder = folder_of(limits.uid)
    try:
        mkdir(folder, 0o700)
    except FileExistsError:
        # A candidate knows what its stub's folder will be called.
        folder += "." + urandom(8).hex()
        mkdir(folder, 0o700)
    chdir(folder)
    return folder
