"""Reading a stub: what it needs of the candidate, and which of the three ways can carry it."""

import ast
import functools
import marshal
import re

import plain
import syntax
from execute import FILE, MODULE_NAMES, Script
from whereto import Whereto

MAX_SOURCE = 4 * 1024 * 1024
# Many candidates for one problem come one after the other, or one for each and then the next for each: so many stubs are kept, where they are
# no longer than that.
_KEPT, _KEPT_SOURCE = 256, 16 * 1024
_MAX_NESTING = 90

# Names through which a stub may reach any of the candidate's names without spelling it.
_REACHES_ALL = frozenset(("eval", "exec", "globals", "locals", "vars"))
_OTHER_THREADS = re.compile(r"thread|executor|concurrent|process", re.IGNORECASE)
_BRACKETS = re.compile(r"[][(){}]")


class Unreadable(Exception):
    """The stub is no Python; `line` says where."""

    def __init__(self, message, line):
        super().__init__(message)
        self.line = line


def read(source, entry_point=None):
    """The Stub of a source, for trials that come one after the other. Raises Unreadable."""
    return _read(source, entry_point) if len(source) <= _KEPT_SOURCE else Stub(source, entry_point)


class Stub(Script):
    """A stub that was read. Nothing of it was run.

    Attributes beside those of a Script: `source` has the calls that its tests leave to a harness; `loads`, the names that
    it uses and does not make; `names`, all that it uses, None where it may use others; `whereto`, where it is judged (whereto.py).
    """

    def __init__(self, source, entry_point=None):
        if len(source) > MAX_SOURCE:
            raise Unreadable("longer than %d characters" % MAX_SOURCE, None)
        if _nesting(source) > _MAX_NESTING:
            raise Unreadable("brackets nested deeper than %d" % _MAX_NESTING, None)
        try:
            tree = ast.parse(source, FILE)
            called = {n.value.func.id for n in tree.body if isinstance(n, ast.Expr) and isinstance(n.value, ast.Call) and isinstance(n.value.func, ast.Name)}
            defined = {n.name: n for n in tree.body if isinstance(n, ast.FunctionDef)}
            tests = [name for name, node in defined.items() if name.startswith("test") and name not in called and not _required(node)]
            check = defined.get("check")
            if check is not None and "check" not in called and entry_point and len(_required(check)) == 1:
                # HumanEval's way: the stub defines `check(candidate)` and leaves the call to the harness.
                call = "check(%s)\n" % entry_point
                tree.body += ast.parse("\n" * (source.count("\n") + 1) + call, FILE).body
                source = "%s\n%s" % (source, call)
            super().__init__(source, marshal.dumps(compile(tree, FILE, "exec", dont_inherit=True)), tests)
        except SyntaxError as error:
            raise Unreadable(error.msg, error.lineno) from None
        except (ValueError, RecursionError, MemoryError, OverflowError) as error:
            raise Unreadable(str(error) or type(error).__name__, None) from None
        self._survey(tree)

    def first_called(self, names):
        """Which of these functions the stub calls first: the innermost of its first calls. None where it calls none."""
        return next((n for n in _called(ast.parse(self.source)) if n in names), None)

    def _survey(self, tree):
        kinds = syntax.by_kind(tree)
        found = kinds.get
        names = found(ast.Name, ())
        loaded = {n.id for n in names if n.ctx.__class__ is ast.Load}
        stored = {n.id for n in names if n.ctx.__class__ is not ast.Load}
        attributes = {n.attr for n in found(ast.Attribute, ())}
        imports = {a.name for n in found(ast.Import, ()) for a in n.names} | {n.module or "" for n in found(ast.ImportFrom, ())}
        # What a function of the stub binds is its own; a global of the same name is still looked for in the candidate.
        own = set(_bound(tree, ast.NamedExpr in kinds))
        self.loads = loaded - own
        self.whereto = Whereto(kinds, loaded | attributes, own)
        self.imports_candidate = not MODULE_NAMES.isdisjoint(imports)
        self.reaches_all = self.imports_candidate or bool(loaded & _REACHES_ALL)
        # Where the stub runs code in another thread, or makes it up, nothing can be told from the names in it.
        hidden = (loaded | stored | attributes) & _REACHES_ALL or _OTHER_THREADS.search(self.source)
        self.names = None if hidden else sorted(loaded | stored | attributes)
        self.plain = not self.tests and plain.is_plain(tree, kinds)


_read = functools.lru_cache(_KEPT)(Stub)


def _called(node):
    """The names of the functions that are called, in the order of the calls."""
    for inner in ast.iter_child_nodes(node):
        for name in _called(inner):
            yield name
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        yield node.func.id


def _required(function):
    spec = function.args
    positional = getattr(spec, "posonlyargs", []) + spec.args
    return positional[:len(positional) - len(spec.defaults)]


def _bound(node, in_expressions):
    """The names that a module binds at its top level, compound statements included; in expressions by `:=` alone."""
    for inner in syntax.children(node):
        if isinstance(inner, (ast.Assert, ast.Expr)) and not in_expressions:
            continue
        if isinstance(inner, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield inner.name
            continue
        if isinstance(inner, (ast.Import, ast.ImportFrom)):
            for alias in inner.names:
                yield (alias.asname or alias.name).partition(".")[0]
        elif isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
            yield inner.id
        elif isinstance(inner, ast.ExceptHandler) and inner.name:
            yield inner.name
        if not isinstance(inner, (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
            for name in _bound(inner, in_expressions):
                yield name


def _nesting(source):
    """How deep brackets go; strings and comments are not told apart, which only errs on the deep side."""
    depth = deepest = 0
    for bracket in _BRACKETS.findall(source):
        if bracket in "([{":
            depth += 1
            if depth > deepest:
                deepest = depth
        elif depth:
            depth -= 1
    return deepest
