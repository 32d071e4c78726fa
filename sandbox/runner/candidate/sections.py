"""The sections of a page in the candidate's process: blocks, sessions, cells, whole files and their docstrings.

The judge sends {"kind", "line", "file", "source"} for each. The answer is {"outcome", "detail", "at", "raised", "shown", "given",
"warnings", "seconds", "raised_at", "reason"}: see docs/protocol.md.
"""

import builtins
import os
import resource
import sys
import time
import warnings

import linecache

from sessions import TOP_LEVEL_AWAIT, awaits_outside, docstrings, session_runner, told_line, without_place

_COROUTINE = 0x80
_AWAIT_OUTSIDE = "await_outside_function"
_WARNINGS = 50


class Sections:
    """Runs the sections of one page in one namespace."""

    def __init__(self, describe, folder):
        self._describe = describe
        self._folder = folder
        self._module = sys.modules["__main__"]
        self._module.__builtins__ = builtins
        self._space = self._module.__dict__
        self._lines = {}
        self._told = []
        self._loop = None
        warnings.showwarning = self._warned

    def write(self, files):
        """Writes files into the folder, which is the first on the path."""
        for name, text in files:
            path = "%s/%s" % (self._folder, name)
            os.makedirs(path.rpartition("/")[0], exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)

    def run(self, section):
        """Runs one section. Gives its result."""
        kind, self._section, self._told = section["kind"], section, []
        self._limit(section["cpu_seconds"])
        started = time.perf_counter()
        self._remember(section)
        # Where `inspect` looks for a class's source.
        self._module.__file__ = section["file"]
        came = (self._session(section) if kind == "session" else self._module_file(section) if kind == "module"
                else self._block(section, kind))
        came.update(warnings=self._told, seconds=round(time.perf_counter() - started, 6))
        return came

    @staticmethod
    def _limit(seconds):
        used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (min(int(used) + 1 + seconds, hard), hard))

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

    def _block(self, section, kind):
        try:
            code = self._compile(section, self._future() | (TOP_LEVEL_AWAIT if kind == "cell" else 0))
        except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError) as error:
            return self._ended(section, error, compiling=True)
        if kind == "compile":
            return {"outcome": "passed"}
        try:
            if code.co_flags & _COROUTINE:
                self._await(eval(code, self._space))
            else:
                exec(code, self._space)
        except BaseException as error:
            return self._ended(section, error)
        finally:
            _flush()
        return self._ended(section, None)

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
            code = self._compile(section)
        except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError) as error:
            return self._ended(section, error, compiling=True)
        name = section["file"].replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
        path = "%s/%s.py" % (self._folder, name)
        with open(path, "w", encoding="utf-8", errors="surrogatepass") as file:
            file.write(section["source"])
        module = self._module = type(sys)(name if name not in sys.modules else "candidate")
        sys.modules[module.__name__] = module
        module.__file__, module.__builtins__ = path, builtins
        self._space = module.__dict__
        try:
            exec(code, self._space)
        except BaseException as error:
            return self._ended(section, error)
        finally:
            _flush()
        return dict(self._ended(section, None), docstrings=[dict(s, file=section["file"]) for s in docstrings(section["source"])])

    def _session(self, section):
        import doctest

        try:
            examples = doctest.DocTestParser().get_examples(section["source"], section["file"])
        except ValueError as error:
            return {"outcome": "error", "detail": "the session cannot be read: %s" % without_place(str(error)),
                    "at": told_line(str(error), section["line"])}
        if not examples:
            return {"outcome": "error", "detail": "the session holds no example", "at": section["line"]}
        # The examples of a docstring have globals of their own, as doctest gives them; those of a page share the page's.
        space = dict(self._space, __name__="__main__") if section.get("own") else self._space
        runner = session_runner(doctest, section)
        self._examples = examples
        try:
            runner.run(doctest.DocTest(examples, space, section["file"], section["file"], None, None), out=lambda text: None,
                       clear_globs=False)
        finally:
            _flush()
        came, error = runner.first or ({"outcome": "passed"}, None)
        if section.get("raises") is not None:
            came = self._ended(section, error) if error is not None or came["outcome"] == "passed" else came
        elif error is not None:
            came["raised"] = self._told_of(error)
            if isinstance(error, SyntaxError):
                came["outcome"] = "syntax_error"
                if runner.awaits:
                    came["reason"] = _AWAIT_OUTSIDE
        if runner.failed > 1:
            came["detail"] = "%s (and %d more of its %d examples)" % (came.get("detail"), runner.failed - 1, len(examples))
        return came

    def _ended(self, section, error, compiling=False):
        expected = section.get("raises")
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
        at, elsewhere = self._place(section, error)
        if elsewhere:
            detail += ", raised in line %d" % elsewhere
        came = {"outcome": "syntax_error" if compiling else "error", "detail": detail, "at": at, "raised": told, "raised_at": elsewhere}
        if compiling and awaits_outside(section["source"], "exec"):
            came["reason"] = _AWAIT_OUTSIDE
        return came

    @staticmethod
    def _place(section, error):
        """The line of this section at which it broke, and the page's line that raised, where that is in another section."""
        first, last = section["line"], section["line"] + section["source"].count("\n")
        if isinstance(error, SyntaxError) and error.filename == section["file"]:
            return error.lineno or first, None
        lines, trace = [], error.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == section["file"]:
                lines.append(trace.tb_lineno)
            trace = trace.tb_next
        own = [line for line in lines if first <= line <= last]
        elsewhere = lines[-1] if lines and lines[-1] not in own else None
        return own[-1] if own else first, elsewhere

    def _told_of(self, error):
        told = self._describe(error)
        return {k: told[k] for k in ("type", "message", "name", "errno", "system") if k in told}

    def _warned(self, message, category, filename, lineno, file=None, line=None):
        if filename.startswith("<doctest ") and filename.endswith("]>"):
            example = self._examples[int(filename[filename.rindex("[") + 1:-2])]
            lineno += self._section["line"] + example.lineno - 1
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
