"""A candidate's doctests: found in its source, run against stand-ins for its names."""

import ast
import doctest

from execute import Result


def find(source):
    """[(name, examples, first line of the docstring)] of every docstring that has examples; empty where the source does not parse."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    found = []
    parser = doctest.DocTestParser()
    for node in ast.walk(tree):
        if not isinstance(node, (ast.Module, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            continue
        text = ast.get_docstring(node, clean=True)
        if not text or ">>>" not in text:
            continue
        try:
            examples = parser.get_examples(text)
        except ValueError:
            continue  # not written as doctests, so they say nothing
        if examples:
            found.append((getattr(node, "name", "module"), examples, node.body[0].lineno))
    return found


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


def run(tests, space, endings=()):
    """Run the examples, each docstring with globals of its own. Gives a Result; lets the exceptions in `endings` through."""
    for name, examples, line in tests:
        runner = _Runner(endings)
        runner.run(doctest.DocTest(examples, dict(space), name, "<doctest>", line, None), out=lambda text: None, clear_globs=False)
        if runner.result is not None:
            return runner.result
    return Result(outcome="passed")


def inside(module):
    """Run the doctests of a candidate's module in its own process. Gives a Result."""
    with open(module.__file__, encoding="utf-8", errors="surrogatepass") as file:
        return run(find(file.read()), dict(module.__dict__, __name__="__main__"))


class _Runner(doctest.DocTestRunner):
    """Stops at the first example that does not show what the docstring shows."""

    def __init__(self, endings):
        super().__init__(verbose=False, optionflags=doctest.FAIL_FAST)
        self.result = None
        self._endings = endings

    def report_start(self, out, test, example):
        pass

    def report_failure(self, out, test, example, got):
        detail = "%s: expected %s, got %s" % (example.source.strip(), example.want.strip() or "nothing", got.strip() or "nothing")
        self.result = Result(outcome="failed", detail=detail[:2000], where="stub", line=test.lineno + example.lineno)

    def report_unexpected_exception(self, out, test, example, exc_info):
        error = exc_info[1]
        if isinstance(error, self._endings):
            raise error
        told = getattr(error, "told", None)
        self.result = Result(outcome="error", detail="%s: %s: %s" % (example.source.strip(), type(error).__name__, error), exception=type(error).__name__,
                             where="stub" if told is None else "candidate", line=test.lineno + example.lineno, told=told)
