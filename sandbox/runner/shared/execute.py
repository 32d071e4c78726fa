"""Running a stub to its end, wherever that is: in the judge, in a process of its own, or inside the candidate's.

Part of every candidate's process, so it imports nothing that is not there already.
"""

import builtins
import marshal
import sys

FILE = "<stub>"
# Names under which a stub may import the candidate's module.
MODULE_NAMES = frozenset(("candidate", "solution", "main", "module", "your_module", "my_module"))

_Module = type(sys)
NEVER_CALLS = "the stub never calls the candidate"
# Generators and coroutines: their code runs when they are asked for a value.
_STARTS_LATER = 0x20 | 0x80 | 0x200


class Result(dict):
    """What came of a stub: `outcome` (passed, failed, error ...), `detail`, `where` (stub or candidate), `line`, `exception`, `told`."""


class Script:
    """A stub that can be run. Attributes: `source`; `packed`, its code as bytes; `tests`, its test functions that nothing calls; `plain`, whether the
    judge itself runs it; `imports_candidate` and `reaches_all`, how it gets at names."""

    plain = imports_candidate = reaches_all = False

    def __init__(self, source, packed, tests):
        self.source = source
        self.packed = packed
        self.tests = tests

    def text(self, line):
        """A line of the stub, for a message."""
        lines = self.source.splitlines()
        text = lines[line - 1].strip() if line and 0 < line <= len(lines) else ""
        return text if len(text) <= 300 else text[:260] + " ..."


def namespace(stub, remote, names, entry_point):
    """The stub's globals: its candidate's names stand for calls over the wall."""
    space = {"__name__": "__stub__", "__builtins__": builtins}
    wanted = {n for n in (names if stub.reaches_all else stub.loads & set(names)) if n[:2] != "__"}
    redefined = {n for n in wanted if hasattr(builtins, n)}
    # A candidate that redefines `abs` or `isinstance` must not get to judge with it. Only where the name is what is tested does it count.
    tested = entry_point if entry_point or wanted != redefined else stub.first_called(redefined)
    for name in sorted(wanted):
        if name not in redefined or name == tested:
            space[name] = remote.named(name, names[name])
    if stub.imports_candidate:
        module = _Module("candidate")
        module.__dict__.update(space)
        module.__name__ = "candidate"
        for name in MODULE_NAMES:
            sys.modules[name] = module
    return space


def run(stub, space, remote=None, blame=None):
    """Execute the stub in its globals. Gives a Result; lets the BaseExceptions of remote.py through.

    `blame` is given inside the candidate's process: it tells of an exception whether the candidate raised it.
    """
    main = sys.modules.get("__main__")
    module = _Module("__main__")
    try:
        if not stub.plain:
            module.__dict__.update(space)
            space = module.__dict__
            space["__name__"] = "__stub__"
            sys.modules["__main__"] = module
            sys.argv[:] = ["stub"]
            _leave_unittest_to_us(stub)
        try:
            exec(marshal.loads(stub.packed), space)
            for name in stub.tests:
                space[name]()
        except SystemExit as end:
            if blame is not None and _told(end, blame) is None:
                return Result(outcome="early_exit", detail="sys.exit(%s) while the stub ran" % (end.code,), where="stub")
            if _told(end, blame) is not None:
                return explain(end, stub, remote, blame)
            if end.code not in (None, 0, False):
                return Result(outcome="failed", detail="the stub ended with status %s" % (end.code,), where="stub")
        except () if remote is None else remote.ENDINGS:
            raise
        except BaseException as error:  # a candidate may derive from that itself
            return explain(error, stub, remote, blame)
        if remote is not None:
            remote.look_at_stops(stub.source)
        return Result(outcome="passed") if stub.plain or "unittest" not in sys.modules else _unittest(space, stub, remote, blame)
    finally:
        if main is not None:
            sys.modules["__main__"] = main


def _leave_unittest_to_us(stub):
    # unittest.main() says no more of its failures than a status, and exits; the cases are run here in any case.
    if "unittest" in stub.source:
        import unittest

        unittest.main = unittest.TestProgram = lambda *arguments, **named: None


def _unittest(space, stub, remote, blame):
    import unittest

    cases = [v for v in space.values() if isinstance(v, type) and issubclass(v, unittest.TestCase) and v.__module__ in ("__stub__", "__main__")]
    if not cases:
        return Result(outcome="passed")
    suite = unittest.TestSuite(unittest.defaultTestLoader.loadTestsFromTestCase(c) for c in cases)
    raised = []

    class Kept(unittest.TestResult):
        def addError(self, test, err):
            super().addError(test, err)
            raised.append((test, err[1]))

        def addSubTest(self, test, subtest, err):
            super().addSubTest(test, subtest, err)
            if err is not None and not issubclass(err[0], test.failureException):
                raised.append((subtest, err[1]))

    result = Kept()
    suite.run(result)
    for test, trace in result.failures:
        return Result(outcome="failed", detail="%s: %s" % (test, trace.strip().rpartition("\n")[2]), where="stub")
    for test, error in raised:
        explained = explain(error, stub, remote, blame)
        explained["detail"] = "%s: %s" % (test, explained["detail"])
        return explained
    if result.unexpectedSuccesses:
        return Result(outcome="failed", detail="%s passed against its expectation" % result.unexpectedSuccesses[0], where="stub")
    if result.testsRun <= len(result.skipped):
        return Result(outcome="failed", detail="no test of the stub ran to its end", where="stub")
    return Result(outcome="passed")


def _told(error, blame):
    told = getattr(error, "told", None)
    return blame(error) if told is None and blame is not None else told


def explain(error, stub, remote, blame=None):
    """The Result for an exception that ended a stub."""
    told = _told(error, blame)
    line = _line(error)
    text = stub.text(line)
    last = remote.describe_last() if remote is not None else ""
    if told is None and (isinstance(error, AssertionError) or type(error).__module__ == "__stub__" and blame is None):
        # An exception of a class that the stub made itself is its own way to say that something does not hold.
        message = _text(error)
        parts = [text or "an assertion of the stub"] + [p for p in (message, last) if p]
        return Result(outcome="failed", detail=": ".join(parts), where="stub", line=line)
    if told is None and isinstance(error, MemoryError):
        return Result(outcome="memory_limit", where="stub", line=line, detail="the stub itself used up the memory%s" % (", at " + text if text else ""))
    result = Result(outcome="error", where="stub" if told is None else "candidate", exception=type(error).__name__, told=told)
    if told is not None:
        result["line"] = told.get("line")
        result["detail"] = "%s: %s%s" % (told["type"], told["message"], " in " + last if last else "")
    else:
        result["line"] = line
        result["detail"] = "%s: %s%s" % (type(error).__name__, _text(error), ", at " + text if text else "")
        if isinstance(error, NameError) or isinstance(error, ImportError) and error.name in MODULE_NAMES and str(error).startswith("cannot import name"):
            result["missing_name"] = str(error).split("'")[1] if "'" in str(error) else None
    return result


def _text(error):
    try:
        return str(error)
    except Exception:  # an int of more digits than Python shows
        return "(its text cannot be shown)"


def _line(error):
    line = None
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == FILE:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


class _Calls:
    """Sees the first call that runs code of the candidate's module, then looks no further."""

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
        if event == "call" and frame.f_globals is self._space:
            self.seen = True
            sys.setprofile(self._before)

    def could_miss(self, names):
        """Whether a stub that uses these names may have made a call that is not seen: of what runs no code of the module's when it is called."""
        return any(self._is_unseen(self._space[name]) for name in names if name in self._space)

    def _is_unseen(self, value):
        if isinstance(value, type):
            return not any(getattr(vars(base).get("__init__"), "__globals__", None) is self._space for base in type.mro(value))
        code = getattr(value, "__code__", None)
        return callable(value) and (code is None or bool(code.co_flags & _STARTS_LATER))


def inside(module, source, packed, tests, names, blame):
    """Run a stub in the candidate's own module, as other harnesses do. `packed` is its code, None where that is yet to be made; `names` are
    those that it uses, None where nothing can be told from them. Gives a Result."""
    space = {name: value for name, value in module.__dict__.items() if name[:2] != "__"}
    space["__builtins__"] = builtins
    for name in MODULE_NAMES:
        sys.modules.setdefault(name, module)
    stub = Script(source, packed or marshal.dumps(compile(source, FILE, "exec", dont_inherit=True)), tests)
    with _Calls(module.__dict__) as calls:
        result = run(stub, space, blame=blame)
    if result["outcome"] == "passed" and names is not None and not calls.seen and not calls.could_miss(names):
        return Result(outcome="error", where="stub", detail=NEVER_CALLS)
    return result
