"""Finds stubs that are nothing but plain assertions. The judge runs these itself, which saves a process."""

import ast
import builtins

import syntax

# What plain assertions may call beside the candidate: functions that give the same each time and end soon.
_SAFE_CALLS = frozenset("""abs all any bool bytes complex dict enumerate float frozenset int isinstance len list max min range repr reversed round
set sorted str sum tuple type zip""".split())
_SAFE_METHODS = frozenset("""append count endswith get index isdigit items keys lower pop split startswith strip upper values add copy""".split())
_SAFE_MODULES = frozenset("math cmath collections datetime typing copy string".split())
_MODULE_CALLS = frozenset("""isclose fabs sqrt floor ceil Counter OrderedDict deque defaultdict date datetime time timedelta deepcopy copy""".split())
_SAFE_NODES = frozenset((
    ast.Module, ast.Assert, ast.Expr, ast.Pass, ast.Constant, ast.List, ast.Tuple, ast.Dict, ast.Set, ast.UnaryOp, ast.BinOp, ast.BoolOp,
    ast.Compare,
    ast.IfExp, ast.Call, ast.keyword, ast.Subscript, ast.Slice, ast.Attribute, ast.Name, ast.Assign, ast.FunctionDef, ast.arguments,
    ast.arg, ast.Import,
    ast.ImportFrom, ast.alias, ast.Starred,
) + ((ast.Index,) if hasattr(ast, "Index") else ()))


def _is_plain_call(node):
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr in _SAFE_METHODS or function.attr in _MODULE_CALLS
    if not isinstance(function, ast.Name):
        return False
    if function.id in ("range", "bytes"):
        return all(_small(a, 1000000) for a in node.args)
    return function.id in _SAFE_CALLS or not hasattr(builtins, function.id)


def _is_plain_import(node):
    return node.module in _SAFE_MODULES and all(a.name != "*" and (a.name in _MODULE_CALLS or a.name[:1].isupper()) for a in node.names)


# What must hold of a node beside that its kind is safe.
_RULES = {
    ast.Call: _is_plain_call,
    ast.Attribute: lambda node: node.attr[:1] != "_",
    ast.Name: lambda node: node.id[:2] != "__",
    ast.FunctionDef: lambda node: not node.decorator_list,
    ast.Import: lambda node: all(a.name in _SAFE_MODULES for a in node.names),
    ast.ImportFrom: _is_plain_import,
}


def is_plain(tree, kinds):
    """Tells from its nodes, sorted by class, whether a stub is nothing but plain assertions, which the judge may run itself: no loop, no function but
    `check`, no operator that can make something huge, no call but of the candidate and of what is known to end."""
    if not kinds.keys() <= _SAFE_NODES or not all(all(map(rule, kinds.get(kind, ()))) for kind, rule in _RULES.items()):
        return False
    operators = ast.BinOp in kinds
    return all(_is_plain_statement(node, operators) for node in tree.body)


def _is_plain_statement(node, operators):
    if isinstance(node, ast.FunctionDef):
        spec = node.args
        return (node.name == "check" and not (spec.defaults or spec.kwonlyargs or spec.vararg or spec.kwarg or node.returns)
                and all(not isinstance(n, ast.FunctionDef) and _is_plain_statement(n, operators) for n in node.body))
    if isinstance(node, ast.Assign) and not all(isinstance(t, ast.Name) for t in node.targets):
        return False
    return not operators or all(map(_is_plain_expression, syntax.children(node)))


def _is_plain_expression(root):
    """Whether no operator in it can make something huge."""
    products = 0
    for node in syntax.nodes(root):
        if node.__class__ is not ast.BinOp:
            continue
        kind = node.op.__class__
        if kind is ast.Pow or kind is ast.LShift:
            if not (_small(node.left, 1000) and _small(node.right, 64)):
                return False
        elif kind is ast.Mult:
            products += 1
            if products > 1 and not _numeric(node) or not (_small(node.left, 100000) or _small(node.right, 100000)) or _uses_names(node):
                return False
        elif kind is ast.Mod and not _numeric(node):
            return False
    return True


def _small(node, bound):
    if isinstance(node, ast.UnaryOp):
        node = node.operand
    return isinstance(node, ast.Constant) and type(node.value) in (int, float, bool) and abs(node.value) <= bound


def _uses_names(node):
    """Whether a value of the candidate's may be in it: a long list many times over, a text that formats to gigabytes."""
    return any(isinstance(n, (ast.Name, ast.Call)) for n in syntax.nodes(node))


def _numeric(node):
    if isinstance(node, ast.BinOp):
        return _numeric(node.left) and _numeric(node.right)
    if isinstance(node, ast.UnaryOp):
        return _numeric(node.operand)
    return isinstance(node, ast.Constant) and type(node.value) in (int, float, complex, bool)
