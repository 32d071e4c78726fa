"""Runs a stub's tests with pytest, which only stubs find. It uses no plugins and reads no settings.

Where the stub runs: in a process of its own, or inside the candidate's.
"""

import os
import sys

import execute
import testing
from causes import errno_of
from execute import Result

PLACE = "/opt/instructmix/pytest"
# What of it no stub needs: each takes time to load.
_WITHOUT = "cacheprovider terminal junitxml pastebin doctest debugging setuponly setupplan stepwise nose faulthandler legacypath unraisableexception threadexception".split()
_LOADED_LATER = ("_pytest.python_api", "_pytest.tmpdir", "_pytest.monkeypatch", "_pytest.capture", "_pytest.recwarn", "_pytest.logging",
                 "_pytest.skipping",
                 "_pytest.unittest", "_pytest.raises", "_pytest.fixtures", "_pytest.mark", "_pytest.warnings", "_pytest.assertion",
                 "_pytest.subtests", "unittest")


def load():
    """Loads pytest for a stub's `import pytest`. Where something that it needs is missing, the stub's import fails."""
    sys.path.append(PLACE)
    try:
        for name in ("pytest", *_LOADED_LATER):
            try:
                __import__(name)
            except ImportError:
                pass  # of another version
    finally:
        sys.path.remove(PLACE)


def run(stub, space, module, before, remote=None, blame=None):
    """Runs the tests of a stub that was executed in its module. Gives a Result."""
    try:
        import pytest
    except ImportError as error:
        return Result(outcome="error", where="stub", detail="the tests need pytest, and it cannot be loaded: %s" % error)
    tally = testing.Tally(stub, remote, blame)
    tally.passed = tally.of = len(stub.plan["called"])
    folder = _folder()
    file = folder + "/test_stub.py"
    with open(file, "w"):
        pass
    arguments = [file, "-s", "--assert=plain", "--noconftest", "-c", os.devnull, "--rootdir", folder, "-p", "no:" + _WITHOUT[0]]
    arguments += [a for name in _WITHOUT[1:] for a in ("-p", "no:" + name)]
    plugins = [_Plugin(pytest, module, before, tally, () if remote is None else remote.ENDINGS)]
    if "conftest.py" in stub.plan.get("files", {}):
        plugins.append(__import__("conftest"))
    kept = {name: os.environ.pop(name, None) for name in ("PYTEST_ADDOPTS", "PYTEST_PLUGINS", "PYTEST_DISABLE_PLUGIN_AUTOLOAD")}
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    sys.path.append(PLACE)
    try:
        status = plugins[0].main(arguments, plugins)
    finally:
        sys.path.remove(PLACE)
        del os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"]
        os.environ.update((name, value) for name, value in kept.items() if value is not None)
    if plugins[0].unexplained is not None and tally.first is None:  # an XPASS(strict), which raises nothing
        tally.fail(Result(outcome="failed", where="stub",
                          detail="%s: %s" % (_named(plugins[0].unexplained), str(plugins[0].unexplained.longrepr)[:300])))
    if int(status) in (3, 4) and tally.first is None:
        tally.fail(Result(outcome="error", where="stub", detail="pytest ended with status %d" % status))
    return tally.result()


def _folder():
    import tempfile

    return tempfile.mkdtemp(prefix="tests-")


class _Plugin:
    """Gives pytest the stub's module instead of a file's, and notes the result of each test."""

    def __init__(self, pytest, module, before, tally, endings):
        self.main = pytest.main
        self._pytest = pytest
        self._module = module
        self._before = before
        self._tally = tally
        self._endings = endings
        self._wrong = set()
        self.unexplained = None

    def pytest_configure(self, config):
        for mark in ("asyncio", "anyio", "timeout", "slow", "unit", "integration", "order", "run"):
            config.addinivalue_line("markers", mark + ": taken for granted")
        # A stub that starts pytest itself has what is to run here.
        self._pytest.main = lambda *arguments, **named: 0

    def pytest_unconfigure(self, config):
        self._pytest.main = self.main

    def pytest_pycollect_makemodule(self, parent):
        module = self._module

        class Stub(self._pytest.Module):
            def _getobj(self):
                return module

            def _importtestmodule(self):
                return module

            importtestmodule = _importtestmodule

        return _made(Stub, parent)

    def pytest_pycollect_makeitem(self, collector, name, obj):
        # What is the candidate's is no test of the stub's, whatever it is called.
        if isinstance(collector, self._pytest.Module) and any(obj is b for b in self._before):
            return []
        return None

    def pytest_pyfunc_call(self, pyfuncitem):
        import inspect

        if not inspect.iscoroutinefunction(pyfuncitem.obj):
            return None
        import asyncio

        arguments = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}
        asyncio.run(pyfuncitem.obj(**arguments))
        return True

    def pytest_collection_finish(self, session):
        self._tally.of += len(session.items)

    def pytest_exception_interact(self, node, call, report):
        error = call.excinfo.value
        name = _named(node)
        if isinstance(error, self._endings):
            node.session.shouldstop = "the end"
        elif type(error).__name__ == "FixtureLookupError":
            fixture = getattr(error, "argname", "?")
            self._tally.fail(Result(outcome="error", where="stub", exception="FixtureLookupError",
                                    detail="%s was defined and did not run: it needs the fixture %r, which nothing defines"
                                    % (name, fixture)))
        elif type(error).__name__ == "Failed" and getattr(error, "told", None) is None:
            line = execute.line_of(error)
            text = self._tally.text(error)
            self._tally.fail(Result(
                outcome="failed", where="stub", line=line, detail="%s: %s" % (name, ": ".join(t for t in (text, str(error)) if t)),
                errno=errno_of(error)))
        elif type(error).__name__ == "CollectError":
            self._tally.fail(Result(outcome="error", where="stub", detail="%s: %s" % (name, error)))
        else:
            self._tally.failed(name, error)

    def pytest_runtest_logreport(self, report):
        if report.failed:
            self._wrong.add(report.nodeid)
            self.unexplained = self.unexplained or report
        elif report.skipped:
            self._wrong.add(report.nodeid)
            why = report.longrepr[2] if isinstance(report.longrepr, tuple) else getattr(report, "wasxfail", "")
            self._tally.left.append("%s was %s%s"
                                    % (_named(report), "expected to fail" if hasattr(report, "wasxfail") else "skipped",
                                       ": " + why.replace("Skipped: ", "") if why else ""))
        if report.when == "teardown" and report.nodeid not in self._wrong:
            self._tally.passed += 1


def _named(node):
    return node.nodeid.partition("::")[2].replace("::", ".") or "the tests"


def _made(kind, parent):
    from pathlib import Path

    file = parent.session.config.args[0]
    try:
        return kind.from_parent(parent, path=Path(file))
    except TypeError:  # before pytest 7 a place was another kind of object
        import py

        return kind.from_parent(parent, fspath=py.path.local(file))
