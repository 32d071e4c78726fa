"""Reading a stub: what it needs of the candidate, and which of the three ways can carry it."""

import ast
import functools
import marshal
import re

import beyond
import files as beside
import imports
import names
import plain
import syntax
from definitions import Bare, Definitions
from execute import FILE, Script
from standing import own_modules

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


def read(source, entry_point=None, files=None):
    """The Stub of a source, with the files that lie beside it ({path: text}), for trials that come one after the other. Raises Unreadable."""
    return _read(source, entry_point) if len(source) <= _KEPT_SOURCE and not files else Stub(source, entry_point, files)


class Stub(Script):
    """A stub that was read. Nothing of it was run.

    Attributes beside those of a Script: `source` has the calls that its tests leave to a harness; `loads`, the names that
    it uses and does not make; `names`, all that it uses, None where it may use others; `beyond`, why only the candidate's own process can carry it, or None;
    `calls`, the names of the functions that it calls, the innermost of its first calls first; `imports`, what it asks of modules;
    `unusable`, why it cannot be run, and in which line, or None.
    """

    def __init__(self, source, entry_point=None, files=None):
        if len(source) > MAX_SOURCE:
            raise Unreadable("longer than %d characters" % MAX_SOURCE, None)
        if _nesting(source) > _MAX_NESTING:
            raise Unreadable("brackets nested deeper than %d" % _MAX_NESTING, None)
        try:
            tree = ast.parse(source, FILE)
            kinds = syntax.by_kind(tree)
            imports.make_absolute(kinds)
            self.imports = imports.Imports(kinds)
            self._bare = not files and not self.imports.asked and beyond.is_bare(kinds) and plain.is_plain(tree, kinds)
            # Most stubs are assertions about calls of one function: there is no need to look at these any closer.
            mine = Bare(tree) if self._bare else Definitions(tree, kinds, self.imports, beyond.SAFE_MODULES)
            if mine.check is not None and entry_point:
                # HumanEval's way: the stub defines `check(candidate)` and leaves the call to the harness.
                call = "%s(%s)\n" % (mine.check.name, entry_point)
                added = ast.parse("\n" * (source.count("\n") + 1) + call, FILE).body
                tree.body += added
                source = "%s\n%s" % (source, call)
                for node in added:
                    for kind, nodes in syntax.by_kind(node).items():
                        kinds.setdefault(kind, []).extend(nodes)
            _have_guards_hold(kinds, tree)
            _put_futures_first(tree)
            super().__init__(source, marshal.dumps(compile(tree, FILE, "exec", dont_inherit=True)), mine.plan(entry_point, files))
        except SyntaxError as error:
            raise Unreadable(error.msg, error.lineno) from None
        except (ValueError, RecursionError, MemoryError, OverflowError) as error:
            raise Unreadable(str(error) or type(error).__name__, None) from None
        self.calls = _called(kinds)
        self.own = own_modules(files) if files else {}
        self.unusable = mine.unusable(entry_point)
        self.plan["kept"] = beside.kept(kinds, self.imports, mine, files) if files else []
        self._survey(tree, kinds, mine)
        for path, _ in self.own.values():
            self.beyond = self.beyond or _beyond_in(files[path], path, self)

    def handed(self):
        """The plain values with which another process runs the stub."""
        return {name: value for name, value in vars(self).items() if name != "imports"}

    def whose(self, module):
        """Whose an imported module is: "own", "image", or "candidate" where it may be the candidate's."""
        return names.whose(module, self.own)

    def _survey(self, tree, kinds, mine):
        found = kinds.get
        used = found(ast.Name, ())
        loaded = {n.id for n in used if n.ctx.__class__ is ast.Load}
        stored = {n.id for n in used if n.ctx.__class__ is not ast.Load}
        attributes = {n.attr for n in found(ast.Attribute, ())}
        # What a function of the stub binds is its own; a global of the same name is still looked for in the candidate.
        own = set(_bound(tree, ast.NamedExpr in kinds))
        self.loads = loaded - own
        self.beyond = None if self._bare else beyond.reason(tree, kinds, self.imports, self.whose, mine)
        self.reaches_all = bool(loaded & _REACHES_ALL)
        # Where the stub runs code in another thread, or makes it up, nothing can be told from the names in it.
        hidden = self.own or (loaded | stored | attributes) & _REACHES_ALL or _OTHER_THREADS.search(self.source)
        self.names = None if hidden else sorted(loaded | stored | attributes)
        self.plain = self._bare or not self.plan["runs"] and not self.own and plain.is_plain(tree, kinds)


def _called(kinds):
    """The names of the functions that are called. What is called first, and the innermost of it, is what ends first in the text."""
    ends = sorted((n.end_lineno, n.end_col_offset, n.func.id) for n in kinds.get(ast.Call, ()) if n.func.__class__ is ast.Name)
    return list(dict.fromkeys(name for _, _, name in ends))


def _name_of(function):
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", None)


def _beyond_in(source, path, stub):
    """Why a module of the stub's own has to be judged inside; None where it has not, or is no Python."""
    try:
        tree = ast.parse(source, path)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    kinds = syntax.by_kind(tree)
    imports.make_absolute(kinds)
    asked = imports.Imports(kinds)
    mine = Definitions(tree, kinds, asked, beyond.SAFE_MODULES)
    stub.imports.add(asked)
    return beyond.reason(tree, kinds, asked, stub.whose, mine)


def _put_futures_first(tree):
    """Parts that were put together may each begin with `from __future__ import ...`, and a program only once."""
    futures = [n for n in tree.body if isinstance(n, ast.ImportFrom) and n.module == "__future__"]
    if futures:
        tree.body[:] = futures + [n for n in tree.body if n not in futures]


def _have_guards_hold(kinds, tree):
    """Makes `if __name__ == "__main__":` true, so that the code in it runs, and takes the end out of `sys.exit(main())`, so that what follows runs too."""
    for node in kinds.get(ast.Expr, ()):
        call = node.value
        if (isinstance(call, ast.Call) and _name_of(call.func) == "exit" and len(call.args) == 1 and isinstance(call.args[0], ast.Call)
            and _name_of(call.args[0].func) == "main"):
            node.value = ast.copy_location(ast.BoolOp(op=ast.And(), values=[call.args[0], call]), call)
    if not any(n.id == "__name__" for n in kinds.get(ast.Name, ())):
        return
    for node in kinds.get(ast.If, ()):
        test = node.test
        if isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], ast.Eq):
            sides = (test.left, test.comparators[0])
            if (any(isinstance(s, ast.Name) and s.id == "__name__" for s in sides)
                and any(isinstance(s, ast.Constant) and s.value == "__main__" for s in sides)):
                node.test = ast.copy_location(ast.Constant(value=True), test)


_read = functools.lru_cache(_KEPT)(Stub)


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
    """How deep brackets are nested. Counts those in strings and comments too, so the answer may be too large, never too small."""
    depth = deepest = 0
    for bracket in _BRACKETS.findall(source):
        if bracket in "([{":
            depth += 1
            if depth > deepest:
                deepest = depth
        elif depth:
            depth -= 1
    return deepest
