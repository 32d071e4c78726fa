"""Running a stub to its end, wherever that is: in the judge, in a process of its own, or inside the candidate's."""

import builtins
import sys

import stubs

_Module = type(sys)


class Result(dict):
    """What came of a stub: `outcome` (passed, failed, error ...), `detail`, `where` (stub or candidate), `line`, `exception`, `told`."""


def namespace(stub, remote, names, entry_point):
    """The stub's globals: its candidate's names stand for calls over the wall."""
    space = {"__name__": "__stub__", "__builtins__": builtins}
    wanted = set(names) if stub.reaches_all else stub.loads & set(names)
    others = {n for n in wanted if not hasattr(builtins, n)}
    for name in sorted(wanted):
        # A candidate that redefines `abs` or `isinstance` must not get to judge with it. Only where the name is what is tested does it count.
        if hasattr(builtins, name) and name != entry_point and (entry_point or others):
            continue
        space[name] = remote.named(name, names[name])
    if stub.imports_candidate:
        module = _Module("candidate")
        module.__dict__.update(space)
        module.__name__ = "candidate"
        for name in stubs.MODULE_NAMES:
            sys.modules[name] = module
    return space


def run(stub, space, remote=None):
    """Execute the stub in its globals. Gives a Result; lets the BaseExceptions of remote.py through."""
    main = sys.modules.get("__main__")
    module = _Module("__main__")
    try:
        if not stub.plain:
            module.__dict__.update(space)
            space = module.__dict__
            space["__name__"] = "__stub__"
            sys.modules["__main__"] = module
            sys.argv[:] = ["stub"]
        try:
            exec(stub.code, space)
            for name in stub.tests:
                space[name]()
        except SystemExit as end:
            # unittest.main() ends this way.
            if hasattr(end, "told"):
                return explain(end, stub, remote)
            if end.code not in (None, 0, False):
                return Result(outcome="failed", detail="the stub ended with status %s" % (end.code,), where="stub")
        except (Exception, KeyboardInterrupt, GeneratorExit) as error:
            return explain(error, stub, remote)
        return Result(outcome="passed") if stub.plain or "unittest" not in sys.modules else _unittest(space)
    finally:
        if main is not None:
            sys.modules["__main__"] = main


def _unittest(space):
    import unittest

    cases = [v for v in space.values() if isinstance(v, type) and issubclass(v, unittest.TestCase) and v.__module__ in ("__stub__", "__main__")]
    if not cases:
        return Result(outcome="passed")
    suite = unittest.TestSuite(unittest.defaultTestLoader.loadTestsFromTestCase(c) for c in cases)
    result = unittest.TestResult()
    suite.run(result)
    for kind, found in (("failed", result.failures), ("error", result.errors)):
        for test, trace in found:
            return Result(outcome=kind, detail="%s: %s" % (test, trace.strip().rpartition("\n")[2]), where="stub")
    if result.unexpectedSuccesses:
        return Result(outcome="failed", detail="%s passed against its expectation" % result.unexpectedSuccesses[0], where="stub")
    if result.testsRun <= len(result.skipped):
        return Result(outcome="failed", detail="no test of the stub ran to its end", where="stub")
    return Result(outcome="passed")


def explain(error, stub, remote):
    """The Result for an exception that ended a stub."""
    told = getattr(error, "told", None)
    line = _line(error)
    text = stub.text(line)
    last = remote.describe_last() if remote is not None else ""
    if told is None and isinstance(error, AssertionError):
        message = str(error)
        parts = [text or "an assertion of the stub"] + [p for p in (message, last) if p]
        return Result(outcome="failed", detail=": ".join(parts), where="stub", line=line)
    result = Result(outcome="error", where="stub" if told is None else "candidate", exception=type(error).__name__, told=told)
    if told is not None:
        result["line"] = told.get("line")
        result["detail"] = "%s: %s%s" % (told["type"], told["message"], " in " + last if last else "")
    else:
        result["line"] = line
        result["detail"] = "%s: %s%s" % (type(error).__name__, error, ", at " + text if text else "")
        if isinstance(error, NameError):
            result["missing_name"] = getattr(error, "name", None) or str(error).split("'")[1:2][0] if "'" in str(error) else None
    return result


def _line(error):
    line = None
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == stubs.FILE:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def inside(module, source, entry_point):
    """Run a stub in the candidate's own module, as other harnesses do. Gives [outcome, detail, where, exception, line]."""
    stub = stubs.Stub(source, entry_point)
    stub.plain = False
    space = dict(module.__dict__)
    for name in stubs.MODULE_NAMES:
        sys.modules.setdefault(name, module)
    result = run(stub, space)
    return [result["outcome"], result.get("detail"), result.get("where"), result.get("exception"), result.get("line")]
