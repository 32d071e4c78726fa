"""The sessions of a page: examples as the interpreter prints them, compared as doctest does, and the docstrings of a file that hold such examples."""

TOP_LEVEL_AWAIT = 0x2000  # ast.PyCF_ALLOWTOP_LEVEL_AWAIT


def session_runner(doctest, section):
    """A runner for one session. Attributes: `first`, (what came of the first example that does not hold, its exception or None); `failed`, how many do not hold;
    `awaits`, whether the first would compile if `await` were allowed outside of functions."""

    class Runner(doctest.DocTestRunner):
        """Keeps the first example that does not show what stands there, and counts the others."""

        def __init__(self):
            super().__init__(verbose=False)
            self.first, self.failed, self.awaits = None, 0, False

        def report_start(self, out, test, example):
            pass

        def report_failure(self, out, test, example, got):
            self.failed += 1
            if self.first is None:
                self.first = {"outcome": "failed", "detail": _mismatch(example.source, example.want, got),
                              "at": section["line"] + example.lineno,
                              "shown": example.want[:2000], "given": got[:2000]}, None

        def report_unexpected_exception(self, out, test, example, exc_info):
            self.failed += 1
            if self.first is None:
                error = exc_info[1]
                self.first = {"outcome": "error",
                              "detail": "%s: %s" % (type(error).__name__, error) if str(error) else type(error).__name__,
                              "at": section["line"] + example.lineno}, error
                self.awaits = isinstance(error, SyntaxError) and awaits_outside(example.source, "single")

    return Runner()


def awaits_outside(source, mode):
    """Whether a source that does not compile would, if `await` were allowed outside of functions."""
    try:
        compile(source, "<awaiting>", mode, TOP_LEVEL_AWAIT, dont_inherit=True)
    except Exception:
        return False
    return True


def _mismatch(source, want, got):
    call = " ".join(source.split())
    call = call if len(call) <= 80 else call[:77] + "..."
    want, got = want.strip("\n"), got.strip("\n")
    if "\n" in want or "\n" in got or len(want) + len(got) > 200:
        return "%s does not give what is shown" % call
    return "%s gives %s where %s is shown" % (call, got or "nothing", want or "nothing")


def without_place(text):
    """doctest's message without its `line 3 of the docstring for FILE `."""
    return text.partition(" of the docstring for ")[2].partition(" ")[2] or text


def told_line(text, first):
    """The page's line that doctest's message names; `first` is the session's first line, and the answer where the message names none."""
    number = text.partition("line ")[2].partition(" ")[0]
    return first + int(number) - 1 if number.isdigit() else first


def docstrings(source):
    """The docstrings of a file that hold examples, as sessions."""
    import ast

    found = []
    lines = source.split("\n")
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, (ast.Module, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            continue
        text = ast.get_docstring(node, clean=False)
        if not text or ">>>" not in text:
            continue
        line = node.body[0].lineno
        # A backslash that ends the first line takes that line out of the text.
        if lines[line - 1].rstrip().endswith(('"""\\', "'''\\")):
            line += 1
        found.append({"kind": "session", "line": line, "name": getattr(node, "name", "module"), "source": text, "own": True})
    return sorted(found, key=lambda s: s["line"])
