"""A candidate's doctests: found in its source, and run: against stand-ins for its names, or in its own process.

Part of what a stub's process and, where doctests are judged inside, a candidate's process have. They are the candidate's own text, so all is bounded.
"""

import ast
import doctest
import inspect
import re
import sys

from causes import errno_of
from execute import NONE, Calls, Result
from showing import Showing

# In characters: a docstring, and all that is shown in a source. And how many examples of a source are run.
MOST_TEXT, MOST_SHOWN, MOST_EXAMPLES = 8 << 20, 256 << 10, 2000
# What one example may show, in characters.
MOST_GIVEN = 100000
_TAB = 8
_SHORT = 300  # characters of an example's source, for a message
_PROMPT = ">>>"
_THREADS = frozenset(("threading", "_thread", "concurrent", "multiprocessing", "contextvars"))
_IMPORTED = re.compile(r"^[ \t]*(?:from|import)[ \t]+([A-Za-z_][\w.]{0,80})", re.MULTILINE)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_DISPLAY = sys.__displayhook__


def find(source):
    """[(name, examples, first line of the docstring)] of every docstring that has examples, the first MOST_EXAMPLES of these; empty where the source
    does not parse. A text that says why where there is too much to read."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    found = []
    left = MOST_EXAMPLES
    parser = doctest.DocTestParser()
    for node in _documented(tree):
        text, line = _docstring(node)
        if not text or _PROMPT not in text or not left:
            continue
        if len(text) + (_TAB - 1) * text.count("\t") > MOST_TEXT:
            return "a docstring of more than %d characters" % MOST_TEXT
        try:
            examples = parser.get_examples(inspect.cleandoc(_first(text, left)))[:left]
        except ValueError:
            continue  # not written as doctests, so they say nothing
        if examples:
            left -= len(examples)
            found.append((getattr(node, "name", "module"), examples, line))
    if sum(len(example.source) + len(example.want) for _, examples, _ in found for example in examples) > MOST_SHOWN:
        return "its docstrings show more than %d characters" % MOST_SHOWN
    return found


def _documented(node):
    """The module, its classes and functions, and those in its classes. Leaves out what is inside functions, as doctest does."""
    yield node
    if isinstance(node, _FUNCTIONS):
        return
    todo = list(node.body)
    for inner in todo:
        if isinstance(inner, (ast.ClassDef, *_FUNCTIONS)):
            yield from _documented(inner)
        else:
            # In `if`, `try` and `with` they are the module's as well; an expression holds none.
            todo += [n for n in ast.iter_child_nodes(inner) if isinstance(n, (ast.stmt, ast.ExceptHandler))]


def _docstring(node):
    """(text, its first line) of what a module, class or function says of itself, or is given as its `__doc__`; (None, 0) for none."""
    text = ast.get_docstring(node, clean=False)
    if text:
        return text, node.body[0].lineno
    for inner in () if isinstance(node, _FUNCTIONS) else node.body:
        if (isinstance(inner, ast.Assign) and any(getattr(t, "id", None) == "__doc__" for t in inner.targets)
            and isinstance(inner.value, ast.Constant) and isinstance(inner.value.value, str)):
            return inner.value.value, inner.lineno
    return None, 0


def _first(text, count):
    """The part of a docstring with the first examples. To find all of a million would take longer than a trial may."""
    at = -1
    for _ in range(count + 1):
        at = text.find(_PROMPT, at + 1)
        if at < 0:
            return text
    return text[:text.rfind("\n", 0, at) + 1]


def shown(tests):
    """What the examples show, in their order: [{"source", "want", "raises", "flags", "line", "run"}]; `raises` where they show an exception,
    `run` where they are not skipped."""
    return [{"source": example.source.strip()[:_SHORT], "want": example.want, "raises": example.exc_msg, "flags": _flags(example),
             "line": line + example.lineno,
             "run": not _flags(example) & doctest.SKIP} for _, examples, line in tests for example in examples]


def _flags(example):
    return sum(flag for flag, is_set in example.options.items() if is_set)


def names(tests):
    """The names that the examples use."""
    used = set()
    for _, examples, _ in tests:
        for example in examples:
            try:
                used.update(n.id for n in ast.walk(ast.parse(example.source)) if isinstance(n, ast.Name))
            except (SyntaxError, ValueError, RecursionError):
                pass
    return used


def threads(tests):
    """The first module for threads that the examples import; None for none."""
    for _, examples, _ in tests:
        for example in examples:
            for module in _IMPORTED.findall(example.source):
                top = module.partition(".")[0]
                if top in _THREADS:
                    return top
    return None


def run(tests, space, endings=(), tell=None):
    """Runs the examples, each docstring with globals of its own. Calls `tell` with a report of each (showing.py), in order. Lets exceptions in `endings` through."""
    at = 0
    for name, examples, line in tests:
        runner = _Runner(at, endings, tell)
        runner.run(doctest.DocTest(examples, dict(space), name, "<doctest>", line, None), out=lambda text: None, clear_globs=False)
        at += len(examples)


def inside(module):
    """Runs the doctests of a candidate's module in its own process. Gives a Result."""
    with open(module.__file__, encoding="utf-8", errors="surrogatepass") as file:
        tests = find(file.read())
    if type(tests) is str:
        return Result(outcome="error", where="candidate", detail=tests)
    told = []
    with Calls(module.__dict__) as calls:
        run(tests, dict(module.__dict__, __name__="__main__"), tell=told.append)
    showing = Showing(shown(tests))
    results = (showing.take(said) for said in told)
    result = next((result for result in results if result is not None), None) or showing.end()
    if not calls.seen and not calls.could_miss(names(tests)):
        result["tests"] = NONE
    return result


class _Runner(doctest.DocTestRunner):
    """Reports what each example gives. Compares nothing: the examples' own code runs in this process and could change a comparison."""

    def __init__(self, first, endings, tell):
        self._checker = _Checker()
        super().__init__(checker=self._checker, verbose=False)
        self._at = first - 1
        self._first = first
        self._endings = endings
        self._tell = tell
        self._checker.tell = self._given
        self._example = None

    def report_start(self, out, test, example):
        # doctest does not report examples that are skipped.
        position = next(n for n in range(self._at + 1 - self._first, len(test.examples)) if test.examples[n] is example)
        self._at = self._first + position
        self._example = example
        sys.displayhook = _DISPLAY  # whatever the one before has made of it

    def report_success(self, out, test, example, got):
        pass

    def _given(self, want, got):
        self._tell({"at": self._at, "raised" if want is not None and want is self._example.exc_msg else "got": got[:MOST_GIVEN]})
        return True

    def report_unexpected_exception(self, out, test, example, exc_info):
        error = exc_info[1]
        if isinstance(error, self._endings):
            raise error
        told = getattr(error, "told", None)
        if told is not None or not isinstance(error, Exception):
            self.optionflags |= doctest.FAIL_FAST  # nothing after it counts
        try:
            text = str(error)
        except Exception:
            text = "(its text cannot be shown)"
        self._tell({"at": self._at, "broke": {"type": type(error).__name__[:200], "message": text[:2000]}, "told": told,
                    "ends": not isinstance(error, Exception),
                    "errno": errno_of(error)})


class _Checker(doctest.OutputChecker):
    tell = None

    def check_output(self, want, got, optionflags):
        return self.tell(want, got)
