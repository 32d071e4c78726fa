"""Blocks and cells with the output that a page shows for them: in a block of its own, in comments (`#> 3`), or as a notebook has it."""

import ast
import io
import re
import sys

import comparing
import doctest

# As Sphinx has it: what a block raises is shown as the interpreter tells it.
_TRACEBACK = re.compile(r"^(?P<hdr> Traceback\ \( (?: most\ recent\ call\ last | innermost\ last ) \) : )(?:\s+at\s+.*)?\s*$"
                        r"(?P<stack>.*?)^(?P<msg>\w+.*)", re.VERBOSE | re.MULTILINE | re.DOTALL)
_COMMENT = re.compile(r"^[ \t]*#>(?: (?P<text>.*))?$")
_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]+\b")
_TIME = re.compile(r"\b\d+(?:\.\d+)?(?:e[-+]?\d+)? ?(?:ns|µs|us|ms|s|sec|seconds|min|minutes)\b|\b\d\d?:\d\d(?::\d\d(?:\.\d+)?)?\b|"
                   r"\b\d{4}-\d\d-\d\d\b")

# IPython writes classes, functions and objects in ways of its own, and what its timers say.
_CLASS = re.compile(r"<class '([\w.]+)'>")
_OBJECT = re.compile(r"(?<=[\w>]) object at (?=0x)")
_FUNCTION = re.compile(r"<function (?:__main__\.)?([\w.]+(?:<\w+>)?[\w.]*)(?: at 0x[0-9a-fA-F]+|\([^<>]*\)(?: -> [^<>]*)?)>")
_TIMED = re.compile(r"^(?:CPU times: |Wall time: |Compiler +: |.* ± .* per loop ).*\n?", re.MULTILINE)


def compared(page, section):
    """Runs a block that has to print what is shown. Gives its answer."""
    page.error = None
    with _Captured() as captured:
        came = page.block(section, _displaying(page) if section["kind"] == "cell" else None)
    want, got = section["want"], captured.text
    flags = comparing.flags_of(section.get("flags") or ())
    shown = _TRACEBACK.match(want)
    if shown and page.error is not None and came["outcome"] != "timeout":
        import traceback

        want, got = shown.group("msg"), "".join(traceback.format_exception_only(type(page.error), page.error))
        if flags & doctest.IGNORE_EXCEPTION_DETAIL:
            want, got = (text.partition(":")[0].rpartition(".")[2].strip() + "\n" for text in (want, got))
    elif came["outcome"] != "passed":
        if page.error is not None and came["outcome"] != "timeout":
            came.update(shown=want[:comparing.SHOWN], given=comparing.traceback_of(page.error)[:comparing.SHOWN])
        return came
    if section.get("tolerant"):
        is_same = _tolerant(want) == _tolerant(got) or _is_same_set(want, got)
    else:
        is_same = comparing.holds(_ended(want), _ended(got), flags)
    return {"outcome": "passed"} if is_same else _differs(section["line"], want, got)


def commented(page, section):
    """Runs a block with comments `#> …`, which have to say what the statement before them prints. Gives its answer."""
    lines = section["source"].split("\n")
    shown = {number: match.group("text") or "" for number, match in ((n, _COMMENT.match(line)) for n, line in enumerate(lines, 1)) if match}
    if not shown:
        return page.block(section)
    first, wrong = section["line"], []
    try:
        body = ast.parse(section["source"]).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return page.block(section)
    ends = [node.lineno for node in body[1:]] + [len(lines) + 1]
    inside = {n for node, end in zip(body, ends) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
              for n in shown if node.lineno < n < end and lines[n - 1][:1].isspace()}

    def run(_, flags):
        given = []
        for node, end in zip(body, ends):
            tree = ast.increment_lineno(ast.Module([node], []), first - 1)
            code = compile(tree, section["file"], "exec", flags, dont_inherit=True)
            start = node.lineno - first + 1
            with _Captured() as captured:
                page.execute(code)
            here = [shown[n] for n in sorted(shown) if start <= n < end]
            given += captured.text.splitlines()
            # A function's own are said where it is defined, and printed where it is called.
            if not inside and here and not _is_same(here, captured.text.splitlines()):
                wrong.append((first + min(n for n in shown if start <= n < end) - 1, here, captured.text))
        if inside and not _is_same([shown[n] for n in sorted(shown)], given):
            wrong.append((first + min(shown) - 1, [shown[n] for n in sorted(shown)], "\n".join(given) + "\n"))

    came = page.block(section, run)
    if came["outcome"] != "passed" or not wrong:
        return came
    answers = [_differs(at, "\n".join(want) + "\n", got) for at, want, got in wrong]
    return dict(answers[0], more=answers[1:]) if len(answers) > 1 else answers[0]


def _ended(text):
    return text if text.endswith("\n") or not text else text + "\n"


def _is_same(want, got):
    return [line.rstrip() for line in want] == [line.rstrip() for line in got]


def _displaying(page):
    """Runs a cell as a notebook does: the value of its last expression is shown."""
    def run(section, flags):
        source = "\n" * (section["line"] - 1) + section["source"]
        tree = ast.parse(source)
        last = tree.body[-1] if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        if last is not None and not section["source"].rstrip().endswith(";"):
            tree.body.pop()
        else:
            last = None
        page.execute(compile(tree, section["file"], "exec", flags, dont_inherit=True))
        if last is not None:
            sys.displayhook = sys.__displayhook__
            page.execute(compile(ast.Interactive([last]), section["file"], "single", flags, dont_inherit=True))
    return run


def _tolerant(text):
    """A text without what differs from one run to the next, and without white space."""
    text = _FUNCTION.sub(r"<function \1>", _OBJECT.sub(" at ", _CLASS.sub(r"\1", _TIMED.sub("", text))))
    return "".join(_TIME.sub("T", _ADDRESS.sub("0x", text)).split())


def _is_same_set(want, got):
    """Whether both are one set, whose elements IPython sorts."""
    try:
        shown, given = ast.literal_eval(want.strip()), ast.literal_eval(got.strip())
    except (SyntaxError, ValueError, RecursionError, MemoryError, TypeError):
        return False
    return type(shown) is type(given) is set and shown == given


def _differs(at, want, got):
    want_, got_ = want.strip("\n"), got.strip("\n")
    detail = ("does not print what is shown" if "\n" in want_ + got_ or len(want_) + len(got_) > 200
              else "prints %s where %s is shown" % (got_ or "nothing", want_ or "nothing"))
    return {"outcome": "failed", "detail": detail, "at": at, "shown": want[:comparing.SHOWN], "given": got[:comparing.SHOWN]}


class _Captured:
    """What is printed while it is entered. Attribute: `text`."""

    def __enter__(self):
        self._before, sys.stdout = sys.stdout, io.StringIO()
        self._own = sys.stdout
        return self

    def __exit__(self, kind, error, trace):
        sys.stdout = self._before
        self.text = self._own.getvalue()
