"""Runs a stub to its end: in the judge, in a process of its own, or inside the candidate's process.

Part of every candidate's process, so it imports nothing that is not there already.
"""

import builtins
import marshal
import sys

import sides
from causes import errno_of

FILE = "<stub>"
# Names under which a stub may import the candidate's module, whatever else is there.
MODULE_NAMES = frozenset(("candidate", "solution", "main", "module", "your_module", "my_module"))

_Module = type(sys)
_CLASSES = 20  # so many are looked into for a method that a stub takes for a function
NONE = {"passed": 0, "of": 0}  # the count of a Result whose examples call nothing of the candidate's: it proves nothing
NEVER_CALLS = "the stub never calls the candidate"
# Generators and coroutines: their code runs when they are asked for a value.
_STARTS_LATER = 0x20 | 0x80 | 0x200


class Result(dict):
    """What came of a stub: `outcome` (passed, failed, error ...), `detail`, `where` (stub or candidate), `line`, `exception`, `told`,
    `errno` (of the system's error behind it)."""


class Script:
    """A stub that can be run. Attributes: `source`; `packed`, its code as bytes; `plan`, what of it is to be run beside its own statements (definitions.py);
    `plain`, whether the judge itself runs it; `reaches_all`, whether it may get at any name."""

    plain = reaches_all = False
    runner = None

    def __init__(self, source, packed, plan):
        self.source = source
        self.packed = packed
        self.plan = plan

    @classmethod
    def again(cls, attributes):
        """Makes the stub again in another process."""
        made = cls.__new__(cls)
        made.__dict__.update(attributes)
        return made

    def text(self, line):
        """A line of the stub, for a message."""
        lines = self.source.splitlines()
        text = lines[line - 1].strip() if line and 0 < line <= len(lines) else ""
        return text if len(text) <= 300 else text[:260] + " ..."


def namespace(stub, remote, names, entry_point, wanted=None):
    """The stub's globals: its candidate's names stand for calls over the wall. `wanted`: those that it asks of the candidate's module, which it imports; None
    where that may be any."""
    space = {"__name__": "__main__", "__builtins__": builtins}
    wanted = set(names) if stub.reaches_all or wanted is None else (stub.loads | wanted) & set(names)
    wanted = {n for n in wanted if n[:2] != "__"}
    redefined = {n for n in wanted if hasattr(builtins, n)}
    # A candidate that redefines `abs` or `isinstance` must not get to judge with it. Only where the name is what is tested does it count.
    tested = entry_point if entry_point or wanted != redefined else next((n for n in stub.calls if n in redefined), None)
    remote.classes = [name for name, kind in names.items() if kind == "class"][:_CLASSES]
    for name in sorted(wanted):
        if name in redefined and name != tested:
            continue
        space[name] = remote.named(name, names[name])
        if names[name] == "value":
            remote.watched[name] = space[name]
    return space


def run(stub, space, remote=None, blame=None, before=None):
    """Execute the stub in its globals, and then what it leaves to be run. Gives a Result; lets the endings (endings.py) through.

    `blame` is given inside the candidate's process: it describes an exception that the candidate raised, and gives None for any other. `before(space)`, for a stub in a process
    of its own, makes ready what it finds there, and gives the module that its globals are of.
    """
    main = sys.modules.get("__main__")
    there = list(space.values())
    try:
        module = None
        if not stub.plain:
            module = before(space)
            space = module.__dict__
            sys.modules["__main__"] = module
            _leave_unittest_to_us(stub)
        if remote is not None:
            remote.spaces.append(space)
        try:
            exec(marshal.loads(stub.packed), space)
        except SystemExit as end:
            result = ended(end, stub, remote, blame)
            if result is not None:
                return result
        except () if remote is None else remote.ENDINGS:
            raise
        except BaseException as error:  # a candidate may derive from that itself
            return explain(error, stub, remote, blame)
        result = _tests(stub, space, module, there, remote, blame)
        if remote is not None and result["outcome"] == "passed":
            remote.look_at_stops(stub.source)
        return result
    finally:
        if main is not None:
            sys.modules["__main__"] = main


def _tests(stub, space, module, there, remote, blame):
    """The Result of the tests that the stub has defined."""
    if stub.plain or stub.runner is None:
        called = len(stub.plan["called"])
        return Result(outcome="passed", tests={"passed": called, "of": called} if called else None)
    return stub.runner.run(stub, space, module, there, remote, blame)


def ended(end, stub, remote, blame):
    """The Result for a SystemExit that ended a stub or a test of it; None where it ended with status 0, and so well."""
    if _told(end, blame) is not None:
        return explain(end, stub, remote, blame)
    if blame is not None:
        return Result(outcome="early_exit", detail="sys.exit(%s) while the stub ran" % (end.code,), where="stub")
    if end.code not in (None, 0, False):
        return Result(outcome="failed", detail="the stub ended with status %s" % (end.code,), where="stub")
    return None


def _leave_unittest_to_us(stub):
    # unittest.main() says no more of its failures than a status, and exits; the cases are run here in any case.
    if "unittest" in stub.source:
        import unittest

        unittest.main = unittest.TestProgram = lambda *arguments, **named: None


def _told(error, blame):
    told = getattr(error, "told", None)
    return blame(error) if told is None and blame is not None else told


def explain(error, stub, remote, blame=None):
    """The Result for an exception that ended a stub."""
    told = _told(error, blame)
    line = line_of(error)
    text = stub.text(line)
    last = remote.describe_last() if remote is not None else ""
    if told is None and (isinstance(error, AssertionError) or type(error).__module__ == "__main__" and blame is None):
        # An exception of a class that the stub made itself is its own way to say that something does not hold.
        message = _text(error)
        named = "" if message else _named(error, text)
        # A name for what the last call gave says nothing that is not said already.
        named = "" if last.endswith(" gave " + (named.partition(" is ")[2] or "?")) else named
        parts = [text or "an assertion of the stub"] + [p for p in (message, named, last) if p]
        return Result(outcome="failed", detail=": ".join(parts), where="stub", line=line, errno=errno_of(error))
    if told is None and isinstance(error, MemoryError):
        return Result(outcome="memory_limit", where="stub", line=line,
                      detail="the stub itself used up the memory%s" % (", at " + text if text else ""))
    result = Result(outcome="error", where="stub" if told is None else "candidate",
                    exception=type(error).__name__ if told is None else told["type"],
                    told=told, errno=errno_of(error))
    if told is not None:
        result["line"] = told.get("line")
        result["detail"] = "%s: %s%s" % (told["type"], told["message"], " in " + last if last else "")
    else:
        result["line"] = line
        result["detail"] = "%s: %s%s" % (type(error).__name__, _text(error), ", at " + text if text else "")
        if (isinstance(error, NameError)
            or isinstance(error, ImportError) and error.name in MODULE_NAMES and str(error).startswith("cannot import name")):
            result["missing_name"] = missing = str(error).split("'")[1] if "'" in str(error) else None
            owner = _owner(missing, remote) if remote is not None and missing else None
            if owner:
                result["detail"] += "; %s is a method of the candidate's class %s" % (missing, owner)
    return result


def _owner(name, remote):
    """The class of the candidate's that has a method of that name; None where none has."""
    for owner in remote.classes:
        try:
            if callable(getattr(remote.named(owner, "class"), name)):
                return owner
        except Exception:
            pass  # it has none, or says so in a way of its own
    return None


def _text(error):
    try:
        return str(error)
    except Exception:  # an int of more digits than Python shows
        return "(its text cannot be shown)"


def _named(error, text):
    """What the names in an assertion of the stub's stand for; empty where that is not known."""
    frame, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == FILE:
            frame = trace.tb_frame
        trace = trace.tb_next
    return sides.named(text, frame) if frame is not None else ""


def line_of(error):
    """The line of the stub in which an exception was raised, or came through; None for none."""
    line = None
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == FILE:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


class Calls:
    """Sees whether any call runs code of the candidate's module. Stops looking after the first, which saves a profiler's cost."""

    def __init__(self, space):
        self.seen = False
        self._space = space

    def __enter__(self):
        self._before = sys.getprofile()
        sys.setprofile(self._look)
        return self

    def __exit__(self, *error):
        if not self.seen:
            sys.setprofile(self._before)

    def _look(self, frame, event, argument):
        # The stub's functions may have the same globals.
        if event == "call" and frame.f_globals is self._space and frame.f_code.co_filename != FILE:
            self.seen = True
            sys.setprofile(self._before)

    def could_miss(self, names):
        """Whether a stub that uses these names may have called something that runs no code of the module's, so that the call is not seen."""
        return any(self._is_unseen(self._space[name]) for name in names if name in self._space)

    def _is_unseen(self, value):
        if isinstance(value, type):
            return not any(getattr(vars(base).get("__init__"), "__globals__", None) is self._space for base in type.mro(value))
        code = getattr(value, "__code__", None)
        return callable(value) and (code is None or bool(code.co_flags & _STARTS_LATER))


def inside(module, stub, names, blame, before):
    """Runs a stub in the candidate's own process, as other harnesses do. `names`: the names that it uses, None where it may use any. Gives a Result."""
    with Calls(module.__dict__) as calls:
        result = run(stub, module.__dict__, blame=blame, before=before)
    if result["outcome"] == "passed" and names is not None and not calls.seen and not calls.could_miss(names):
        return Result(outcome="error", where="stub", detail=NEVER_CALLS)
    return result
