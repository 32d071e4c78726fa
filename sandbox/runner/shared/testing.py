"""Runs the tests that a stub defines: functions, classes and unittest's cases. All of them, whatever comes of the first.

Where the stub runs: in a process of its own, or inside the candidate's.
"""

import unittest

import execute
from causes import errno_of
from execute import Result, explain


class Tally:
    """The results of the tests so far. Attributes: `passed`, how many; `of`, of how many; `first`, the Result of the first that did not pass; `left`, what did not run."""

    def __init__(self, stub, remote, blame):
        self.passed = self.of = 0
        self.first = None
        self.left = []
        self._stub, self._remote, self._blame = stub, remote, blame
        self._endings = () if remote is None else remote.ENDINGS

    def run(self, name, *steps):
        """Runs the steps of one test, the last one even where another has failed. Gives whether the test passed."""
        self.of += 1
        error = None
        for number, step in enumerate(steps):
            if error is not None and number < len(steps) - 1:
                continue
            error = self._caught(step) or error
        if error is None:
            self.passed += 1
        elif type(error).__name__ in ("SkipTest", "Skipped") and getattr(error, "told", None) is None:
            self.left.append("%s was skipped%s" % (name, ": %s" % error if str(error) else ""))
        else:
            self.failed(name, error)
        return error is None

    def _caught(self, step):
        try:
            step()
        except self._endings:
            raise
        except BaseException as error:
            return error
        return None

    def text(self, error):
        """The line of the stub in which an exception was raised."""
        return self._stub.text(execute.line_of(error))

    def failed(self, name, error):
        """Notes the exception of a test."""
        if self.first is None:
            result = execute.ended(error, self._stub, self._remote, self._blame) if isinstance(error, SystemExit) else None
            result = result or explain(error, self._stub, self._remote, self._blame)
            self.fail(dict(result, detail="%s: %s" % (name, result["detail"])))

    def fail(self, result):
        """Notes the Result of a test that did not pass."""
        if self.first is None:
            self.first = Result(result)

    def result(self):
        """The Result of all."""
        result = self.first
        if result is None and self.of and not self.passed:
            result = Result(outcome="failed", where="stub",
                            detail="no test of the stub ran to its end%s" % (": " + self.left[0] if self.left else ""))
        elif result is None:
            result = Result(outcome="passed", detail="; ".join(self.left[:20]) or None)
        if self.of:
            result["tests"] = {"passed": self.passed, "of": self.of}
        return result


def run(stub, space, module, before, remote=None, blame=None):
    """Runs the tests of a stub that was executed in its module. `space`: the module's globals; `before`: the values in them before the stub ran. Gives a Result."""
    plan = stub.plan
    tally = Tally(stub, remote, blame)
    # Those that the stub called itself ran to their end.
    tally.passed = tally.of = len(plan["called"])
    for name in [n for n in plan["tests"] + plan["classes"] if n not in space]:
        tally.fail(Result(outcome="error", where="stub",
                          detail="%s was defined and did not run: where it stands the stub did not come" % name))
    functions = [name for name in plan["tests"] if name in space]
    ready = True
    if functions and "setup_module" in space:
        ready = _fixture(tally, "setup_module", space["setup_module"], None)
    for name in functions if ready else ():
        _function(tally, name, space)
    for name in plan["classes"] if ready else ():
        if name in space:
            _class(tally, name, space[name])
    if functions and "teardown_module" in space:
        _fixture(tally, "teardown_module", space["teardown_module"], None)
    cases = [v for v in list(space.values()) if isinstance(v, type) and issubclass(v, unittest.TestCase) and not any(v is b for b in before)
             and v.__module__ != "unittest.case"]
    if cases:
        _unittest(tally, cases, space, stub, remote, blame)
    return tally.result()


def _call(function, *arguments):
    value = function(*arguments)
    if type(value).__name__ == "coroutine" and hasattr(type(value), "send"):
        import asyncio

        asyncio.run(value)


def _function(tally, name, space):
    steps = [lambda: _call(space[name])]
    if callable(space.get("setup_function")):
        steps.insert(0, lambda: _with_or_without(space["setup_function"], space[name]))
    if callable(space.get("teardown_function")):
        steps.append(lambda: _with_or_without(space["teardown_function"], space[name]))
    else:
        steps.append(lambda: None)
    tally.run(name, *steps)


def _class(tally, name, kind):
    if "__init__" in vars(kind):
        return
    ready = not hasattr(kind, "setup_class") or _fixture(tally, name + ".setup_class", kind.setup_class, kind)
    for base in reversed(kind.__mro__) if ready else ():
        for key, value in list(vars(base).items()):
            if key.startswith("test") and getattr(kind, key, None) is not None and all(key not in vars(k) for k in _after(kind, base)):
                _method(tally, "%s.%s" % (name, key), kind, key)
            elif key.startswith("Test") and isinstance(value, type):
                _class(tally, "%s.%s" % (name, key), value)
    if hasattr(kind, "teardown_class"):
        _fixture(tally, name + ".teardown_class", kind.teardown_class, kind)


def _after(kind, base):
    """The classes before `base` in the order of inheritance: their definitions take the place of its own."""
    order = kind.__mro__
    return order[:order.index(base)]


def _method(tally, name, kind, key):
    made = []

    def set_up():
        made.append(kind())
        for fixture in ("setup", "setup_method"):
            if hasattr(kind, fixture):
                _with_or_without(getattr(made[0], fixture), getattr(made[0], key))

    def tear_down():
        for fixture in ("teardown_method", "teardown") if made else ():
            if hasattr(kind, fixture):
                _with_or_without(getattr(made[0], fixture), getattr(made[0], key))

    tally.run(name, set_up, lambda: _call(getattr(made[0], key)), tear_down)


def _fixture(tally, name, function, argument):
    error = tally._caught(lambda: _with_or_without(function, argument))
    if error is not None:
        tally.failed(name, error)
    return error is None


def _with_or_without(function, argument):
    """Calls a fixture with what it sets up for, or without where it takes nothing, as pytest does."""
    code = getattr(getattr(function, "__func__", function), "__code__", None)
    count = 0 if code is None else code.co_argcount - hasattr(function, "__self__")
    _call(function, *([argument] if count else []))


def _unittest(tally, cases, space, stub, remote, blame):
    suite = unittest.TestSuite(unittest.defaultTestLoader.loadTestsFromTestCase(c) for c in cases)
    load = space.get("load_tests")
    if type(load) is type(_unittest):
        suite = load(unittest.defaultTestLoader, suite, None) or suite
    result = _Kept(tally)
    # setUpModule is looked for in the module that a case says it is from.
    suite.run(result)
    tally.of += max(result.testsRun, suite.countTestCases())
    # A test that failed before it began, its class's set-up did, is among the errors and not among those that ran.
    tally.passed += max(0, result.testsRun - len(result.wrong) - len(result.skipped))
    tally.left += ["%s was skipped: %s" % (test, why) for test, why in result.skipped]
    if result.unexpectedSuccesses:
        tally.fail(Result(outcome="failed", detail="%s passed against its expectation" % result.unexpectedSuccesses[0], where="stub"))


def _failed(test, error, tally):
    """The detail for an assertion that did not hold: only its first line, as comparisons of long texts have many."""
    line = str(error).strip().partition("\n")[0]
    return "%s: %s%s" % (test, type(error).__name__, ": " + (line or tally.text(error)))


class _Kept(unittest.TestResult):
    """Gives the tally each test that failed."""

    def __init__(self, tally):
        super().__init__()
        self.wrong = set()
        self._tally = tally

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.wrong.add(id(test))
        self._tally.fail(Result(outcome="failed", detail=_failed(test, err[1], self._tally), where="stub", line=execute.line_of(err[1]),
                                errno=errno_of(err[1])))

    def addError(self, test, err):
        super().addError(test, err)
        self.wrong.add(id(test))
        self._tally.failed(str(test), err[1])

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is None:
            return
        self.wrong.add(id(test))
        if issubclass(err[0], test.failureException):
            self._tally.fail(Result(outcome="failed", detail=_failed(subtest, err[1], self._tally), where="stub",
                                    line=execute.line_of(err[1]), errno=errno_of(err[1])))
        else:
            self._tally.failed(str(subtest), err[1])

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self.wrong.add(id(test))
