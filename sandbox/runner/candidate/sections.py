"""The sections of a page in the candidate's process: blocks, sessions, cells, whole files and their docstrings.

What the judge sends for each, and what the answer holds, has docs/protocol.md.
"""

import builtins
import os
import sys
import time
import warnings

import linecache

import sides
from awaiting import TOP_LEVEL_AWAIT, awaits_outside
from modules import load
from skipping import skipped
from stopwatch import Stopwatch, TimeIsUp

_COROUTINE = 0x80
_AWAIT_OUTSIDE = "await_outside_function"
_WARNINGS = 50


class Sections:
    """Runs the sections of one page, in one namespace until one of them begins another."""

    def __init__(self, describe, folder, ours):
        """`ours` imports a module of the runner's, which are out of sight: those that need doctest, for pages that need it."""
        self._describe = describe
        self._folder = folder
        self._use(sys.modules["__main__"])
        self._lines, self._told, self._loop = {}, [], None
        self._ours, self._outputs, self._sessions, self._asserting = ours, None, None, None
        self.error = None
        self._stopwatch = Stopwatch()
        warnings.showwarning = self._warned

    def write(self, files, code):
        """Writes files, {name: text}, into the folder, which is the first on the path. `code`: what was compiled of some, see precompiled.py."""
        for name, text in files.items():
            path = "%s/%s" % (self._folder, name)
            os.makedirs(path.rpartition("/")[0], exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        if code:
            self._ours("precompiled").use(self._folder, files, code)

    def run(self, section):
        """Runs one section. Gives its result."""
        self._told = []
        if section.get("anew"):
            self._begin()
        started = time.perf_counter()
        self._remember(section)
        # Where `inspect` looks for a class's source.
        if section["kind"] != "module" and not section.get("own"):
            self._module.__file__ = section["file"]
        self._stopwatch.start(section["cpu_seconds"], section["wall_seconds"], section["late_seconds"])
        try:
            came = skipped(section, self._space) or self._by_kind(section)
        except TimeIsUp as error:
            # It came between two steps of ours.
            came = self._ended(section, error)
        finally:
            self._stopwatch.stop()
        came.update(warnings=self._told, seconds=round(time.perf_counter() - started, 6))
        return came

    def _use(self, module):
        self._module = module
        module.__builtins__ = builtins
        self._space = module.__dict__

    def _begin(self):
        """Begins another namespace. What is imported stays, and what was done to it, as where Sphinx runs one group after the other."""
        sys.modules["__main__"] = module = type(sys)("__main__")
        self._use(module)
        self.error = None
        if self._sessions is not None:
            self._sessions.begin()

    def _by_kind(self, section):
        kind = section["kind"]
        if kind == "session":
            return self._session(section)
        if kind == "module":
            return self._module_file(section)
        is_shown = section.get("want") is not None
        if not is_shown and (kind != "block" or "#>" not in section["source"]):
            return self.block(section)
        self._outputs = self._outputs or self._ours("outputs")
        return (self._outputs.compared if is_shown else self._outputs.commented)(self, section)

    def _remember(self, section):
        """Puts the section's lines where tracebacks and `inspect` look for them, each under its number on the page."""
        lines = self._lines.setdefault(section["file"], [])
        new = section["source"].splitlines(True)
        start = section["line"] - 1
        lines.extend("\n" for _ in range(start + len(new) - len(lines)))
        lines[start:start + len(new)] = new
        linecache.cache[section["file"]] = (sum(map(len, lines)), None, lines, section["file"])

    def _compile(self, section, flags=0):
        # As many empty lines as stand before it on the page, so that every line has the page's number.
        return compile("\n" * (section["line"] - 1) + section["source"], section["file"], "exec", flags, dont_inherit=True)

    def block(self, section, run=None):
        """Runs a block or a cell. `run` gets its source and the compiler's flags and does it; None for all of it at once."""
        kind = section["kind"]
        flags = self._future() | (TOP_LEVEL_AWAIT if kind == "cell" else 0)
        try:
            code = self._compile(section, flags)
        except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError) as error:
            return self._ended(section, error, compiling=True)
        if kind == "compile":
            return {"outcome": "passed"}
        if run is None and "assert" in section["source"]:
            code = self._asserts().compiled("\n" * (section["line"] - 1) + section["source"], section["file"], flags) or code
        try:
            if run is not None:
                run(section, flags)
            else:
                self.execute(code)
        except BaseException as error:
            self.error = error
            return self._ended(section, error)
        finally:
            _flush()
        return self._ended(section, None)

    def _asserts(self):
        self._asserting = self._asserting or self._ours("asserting").Asserting()
        return self._asserting

    def execute(self, code):
        """Runs what was compiled in the page's namespace."""
        if code.co_flags & _COROUTINE:
            self._await(eval(code, self._space))
        else:
            exec(code, self._space)

    def _await(self, coroutine):
        if self._loop is None:
            import asyncio

            self._loop = asyncio.new_event_loop()
            asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(coroutine)

    def _future(self):
        """The compiler's flags for the features that the page has imported from __future__."""
        import __future__

        flags = 0
        for name in __future__.all_feature_names:
            feature = getattr(__future__, name)
            if self._space.get(name) is feature:
                flags |= feature.compiler_flag
        return flags

    def _module_file(self, section):
        """Runs a file as an import would. Its docstrings with examples become sessions, which the judge sends afterwards."""
        try:
            self._compile(section)
        except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError) as error:
            return self._ended(section, error, compiling=True)
        try:
            self._module, docstrings = load(section, self._folder)
        except BaseException as error:
            return self._ended(section, error)
        finally:
            _flush()
        self._space = self._module.__dict__
        return dict(self._ended(section, None), docstrings=[dict(s, file=section["file"]) for s in docstrings])

    def _session(self, section):
        # The examples of a docstring have globals of their own, as doctest gives them; those of a page share the page's.
        space = dict(self._space) if section.get("own") else self._space
        self._sessions = self._sessions or self._ours("sessions").Sessions(self._ended, self._told_of, TimeIsUp)
        try:
            return self._sessions.run(section, space)
        finally:
            _flush()

    def _ended(self, section, error, compiling=False):
        expected = section.get("raises")
        if isinstance(error, TimeIsUp):
            return {"outcome": "timeout", "detail": str(error), "at": self._place(section, error)[0]}
        if error is None:
            if expected is None:
                return {"outcome": "passed"}
            return {"outcome": "failed", "detail": "it was to raise %s, and raised nothing" % (expected or "an exception"),
                    "at": section["line"]}
        kinds = [name for c in type(error).__mro__ for name in (c.__name__, "%s.%s" % (c.__module__, c.__name__))]
        if expected is not None and (expected in kinds or expected == "" and not isinstance(error, (KeyboardInterrupt, MemoryError))):
            return {"outcome": "passed"}
        told = self._told_of(error)
        # Python names the file and the line once more behind it.
        message = error.msg if isinstance(error, SyntaxError) and error.filename == section["file"] else told["message"]
        detail = "%s: %s" % (told["type"], message) if message else told["type"]
        if expected is not None:
            detail = "it was to raise %s, and raised %s" % (expected or "an exception", detail)
        elif isinstance(error, AssertionError) and not error.args:
            detail = ": ".join(filter(None, (detail, self._sides(section, error))))
        at, elsewhere = self._place(section, error)
        if elsewhere:
            detail += ", raised in line %d" % elsewhere
        came = {"outcome": "syntax_error" if compiling else "error", "detail": detail, "at": at, "raised": told, "raised_at": elsewhere}
        if compiling and awaits_outside(section["source"], "exec"):
            came["reason"] = _AWAIT_OUTSIDE
        return came

    def _sides(self, section, error):
        """What the two sides of a failed assertion were; empty where that is not known."""
        told = self._asserting.told(error) if self._asserting is not None else ""
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        if told or trace is None or trace.tb_frame.f_code.co_filename not in (section["file"], section.get("path")):
            return told
        line = linecache.getline(section["file"], trace.tb_lineno).strip()
        return sides.named(line, trace.tb_frame)

    @staticmethod
    def _place(section, error):
        """The line of this section at which it broke, and the page's line that raised, where that is in another section."""
        first, last = section["line"], section["line"] + section["source"].count("\n")
        # A module of a package runs under the name that it has there.
        names = (section["file"], section.get("path"))
        if isinstance(error, SyntaxError) and error.filename in names:
            return error.lineno or first, None
        lines, trace = [], error.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename in names:
                lines.append(trace.tb_lineno)
            trace = trace.tb_next
        own = [line for line in lines if first <= line <= last]
        elsewhere = lines[-1] if lines and lines[-1] not in own else None
        return own[-1] if own else first, elsewhere

    def _told_of(self, error):
        told = self._describe(error)
        return {k: told[k] for k in ("type", "message", "name", "errno", "system") if k in told}

    def _warned(self, message, category, filename, lineno, file=None, line=None):
        at = self._sessions and self._sessions.line(filename)
        if at is not None:
            lineno += at - 1
        elif filename not in self._lines:
            return
        entry = {"category": category.__name__, "message": str(message)[:500], "line": lineno}
        if entry not in self._told and len(self._told) < _WARNINGS:
            self._told.append(entry)


def _flush():
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:
            pass
