"""Reading a stub: what it needs of the candidate, and which of the three ways can carry it."""

import ast
import builtins

FILE = "<stub>"
MAX_SOURCE = 4 * 1024 * 1024
_MAX_NESTING = 90

# What plain assertions may call beside the candidate: functions that give the same each time and end soon.
_SAFE_CALLS = frozenset("""abs all any bool bytes complex dict enumerate float frozenset int isinstance len list max min range repr reversed round
set sorted str sum tuple type zip""".split())
_SAFE_METHODS = frozenset("""append count endswith get index isdigit items keys lower pop split startswith strip upper values add copy""".split())
_SAFE_MODULES = frozenset("math cmath collections datetime typing copy string".split())
_MODULE_CALLS = frozenset("""isclose fabs sqrt floor ceil Counter OrderedDict deque defaultdict date datetime time timedelta deepcopy copy""".split())
_SAFE_NODES = (
    ast.Module, ast.Assert, ast.Expr, ast.Pass, ast.Load, ast.Store, ast.Constant, ast.List, ast.Tuple, ast.Dict, ast.Set, ast.UnaryOp, ast.BinOp,
    ast.BoolOp, ast.Compare, ast.IfExp, ast.Call, ast.keyword, ast.Subscript, ast.Slice, ast.Attribute, ast.Name, ast.Assign, ast.FunctionDef,
    ast.arguments, ast.arg, ast.Import, ast.ImportFrom, ast.alias, ast.operator, ast.unaryop, ast.boolop, ast.cmpop, ast.Starred, ast.expr_context,
) + ((ast.Index,) if hasattr(ast, "Index") else ())
# Names whose use says that the stub looks into the module rather than calling it.
_LOOKS_INSIDE = frozenset(("inspect", "mock", "patch", "monkeypatch", "gc", "ctypes"))
# Names through which a stub may reach any of the candidate's names without spelling it.
REACHES_ALL = frozenset(("eval", "exec", "globals", "locals", "vars"))


class Unreadable(Exception):
    """The stub is no Python; `line` says where."""

    def __init__(self, message, line):
        super().__init__(message)
        self.line = line


class Stub:
    """A stub that was read. Nothing of it was run.

    Attributes: `source` with the calls that its tests leave to a harness; `tree`; `code`; `loads`, the names that it uses
    and does not make; `plain`, whether the judge may run it itself; `looks_inside`, whether only the candidate's own process
    can carry it; `imports_candidate` and `reaches_all`, how it gets at names; `tests`, its test functions that nothing calls.
    """

    def __init__(self, source, entry_point=None):
        if len(source) > MAX_SOURCE:
            raise Unreadable("longer than %d characters" % MAX_SOURCE, None)
        if _nesting(source) > _MAX_NESTING:
            raise Unreadable("brackets nested deeper than %d" % _MAX_NESTING, None)
        try:
            self.tree = ast.parse(source, FILE)
            called = {n.value.func.id for n in self.tree.body if isinstance(n, ast.Expr) and isinstance(n.value, ast.Call) and isinstance(n.value.func, ast.Name)}
            defined = {n.name: n for n in self.tree.body if isinstance(n, ast.FunctionDef)}
            self.tests = [name for name, node in defined.items() if name.startswith("test") and name not in called and not _required(node)]
            check = defined.get("check")
            if check is not None and "check" not in called and entry_point and len(_required(check)) == 1:
                # HumanEval's way: the stub defines `check(candidate)` and leaves the call to the harness.
                source = "%s\ncheck(%s)\n" % (source, entry_point)
                self.tree = ast.parse(source, FILE)
            self.code = compile(self.tree, FILE, "exec", dont_inherit=True)
        except SyntaxError as error:
            raise Unreadable(error.msg, error.lineno) from None
        except (ValueError, RecursionError, MemoryError, OverflowError) as error:
            raise Unreadable(str(error) or type(error).__name__, None) from None
        self.source = source
        self.lines = source.splitlines()
        self._survey()

    def _survey(self):
        loaded, attributes, subclassed = set(), set(), set()
        self.imports_candidate = False
        self.plain = not self.tests
        for node in ast.walk(self.tree):
            if not isinstance(node, _SAFE_NODES):
                self.plain = False
            if isinstance(node, ast.Name):
                if isinstance(node.ctx, ast.Load):
                    loaded.add(node.id)
            elif isinstance(node, ast.ClassDef):
                subclassed.update(b.id for b in node.bases if isinstance(b, ast.Name))
            elif isinstance(node, ast.FunctionDef) and node.decorator_list:
                self.plain = False
            elif isinstance(node, ast.Attribute):
                attributes.add(node.attr)
            elif isinstance(node, (ast.Import, ast.ImportFrom)):
                self._survey_import(node)
        # What a function of the stub binds is its own; a global of the same name is still looked for in the candidate.
        own = set(_bound(self.tree))
        self.loads = loaded - own
        self.subclassed = subclassed - own
        self.looks_inside = bool((loaded | attributes) & _LOOKS_INSIDE)
        self.reaches_all = self.imports_candidate or bool(loaded & REACHES_ALL)
        self.plain = self.plain and _is_plain(self.tree)

    def _survey_import(self, node):
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else [node.module or ""]
        if any(n in MODULE_NAMES for n in names):
            self.imports_candidate = True
            self.plain = False
        elif not all(n in _SAFE_MODULES for n in names):
            self.plain = False
        if isinstance(node, ast.ImportFrom) and any(a.name == "*" or a.name not in _MODULE_CALLS and not a.name[:1].isupper() for a in node.names):
            self.plain = False

    def text(self, line):
        """A line of the stub, for a message."""
        text = self.lines[line - 1].strip() if line and 0 < line <= len(self.lines) else ""
        return text if len(text) <= 300 else text[:260] + " ..."


# Names under which a stub may import the candidate's module.
MODULE_NAMES = frozenset(("candidate", "solution", "main", "module", "your_module", "my_module"))


def _required(function):
    spec = function.args
    positional = getattr(spec, "posonlyargs", []) + spec.args
    return positional[:len(positional) - len(spec.defaults)]


def _bound(node):
    """The names that a module binds at its top level, compound statements included."""
    for inner in ast.iter_child_nodes(node):
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
            for name in _bound(inner):
                yield name


def _nesting(source):
    """How deep brackets go; strings and comments are not told apart, which only errs on the deep side."""
    depth = deepest = 0
    for character in source:
        if character in "([{":
            depth += 1
            if depth > deepest:
                deepest = depth
        elif character in ")]}" and depth:
            depth -= 1
    return deepest


def _is_plain(tree):
    """Tells whether a stub is nothing but plain assertions, which the judge may run itself: no loop, no function but
    `check`, no operator that can make something huge, no call but of the candidate and of what is known to end."""
    return all(map(_is_plain_statement, tree.body))


def _is_plain_statement(node):
    if isinstance(node, ast.FunctionDef):
        spec = node.args
        return (node.name == "check" and not (spec.defaults or spec.kwonlyargs or spec.vararg or spec.kwarg or node.returns)
                and all(not isinstance(n, ast.FunctionDef) and _is_plain_statement(n) for n in node.body))
    if isinstance(node, ast.Assign):
        return all(isinstance(t, ast.Name) and not t.id.startswith("__") for t in node.targets) and _is_plain_expression(node.value)
    if isinstance(node, ast.Assert):
        return _is_plain_expression(node.test) and (node.msg is None or _is_plain_expression(node.msg))
    if isinstance(node, ast.Expr):
        return _is_plain_expression(node.value)
    return isinstance(node, (ast.Pass, ast.Import, ast.ImportFrom))


def _is_plain_expression(root):
    products = 0
    for node in ast.walk(root):
        if isinstance(node, ast.BinOp):
            if isinstance(node.op, (ast.Pow, ast.LShift)):
                if not (_small(node.left, 1000) and _small(node.right, 64)):
                    return False
            elif isinstance(node.op, ast.Mult):
                products += 1
                if products > 1 and not _numeric(node) or not (_small(node.left, 100000) or _small(node.right, 100000)) or _uses_names(node):
                    return False
            elif isinstance(node.op, ast.Mod) and not _numeric(node):
                return False
        elif isinstance(node, ast.Call) and not _is_plain_call(node):
            return False
        elif isinstance(node, ast.Attribute) and node.attr.startswith("_"):
            return False
        elif isinstance(node, ast.Name) and node.id.startswith("__"):
            return False
    return True


def _is_plain_call(node):
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr in _SAFE_METHODS or function.attr in _MODULE_CALLS
    if not isinstance(function, ast.Name):
        return False
    if function.id in ("range", "bytes"):
        return all(_small(a, 1000000) for a in node.args)
    return function.id in _SAFE_CALLS or not hasattr(builtins, function.id)


def _small(node, bound):
    if isinstance(node, ast.UnaryOp):
        node = node.operand
    return isinstance(node, ast.Constant) and type(node.value) in (int, float, bool) and abs(node.value) <= bound


def _uses_names(node):
    """Whether a value of the candidate's may be in it: a long list many times over, a text that formats to gigabytes."""
    return any(isinstance(n, (ast.Name, ast.Call)) for n in ast.walk(node))


def _numeric(node):
    if isinstance(node, ast.BinOp):
        return _numeric(node.left) and _numeric(node.right)
    if isinstance(node, ast.UnaryOp):
        return _numeric(node.operand)
    return isinstance(node, ast.Constant) and type(node.value) in (int, float, complex, bool)
