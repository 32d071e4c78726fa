"""Hollow versions of a candidate: the same names, nothing behind them. A stub that passes one of them proves nothing."""

import ast

_CONSTANTS = {"int": 0, "float": 0.0, "str": "", "bool": True, "bytes": b"", "complex": 0j}
_DISPLAYS = {"list": ast.List, "tuple": ast.Tuple, "sequence": ast.List, "iterable": ast.List}


def make(source, kind):
    """The source with every function's body replaced: `none` returns nothing, `constant` a value of the annotated type,
    `argument` the first argument. Raises ValueError where this Python cannot write source (before 3.9)."""
    if not hasattr(ast, "unparse"):
        raise ValueError("hollow versions need Python 3.9")
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name != "__init__":
            documentation = node.body[:1] if ast.get_docstring(node, clean=False) is not None else []
            node.body = documentation + [ast.Return(value=_value(node, kind))]
    return ast.unparse(ast.fix_missing_locations(tree))


def _value(node, kind):
    if kind == "argument":
        names = [a.arg for a in getattr(node.args, "posonlyargs", []) + node.args.args if a.arg not in ("self", "cls")]
        return ast.Name(id=names[0], ctx=ast.Load()) if names else None
    if kind == "constant":
        return _constant(node.returns)
    return None


def _constant(hint):
    outer = hint.value if isinstance(hint, ast.Subscript) else hint
    name = str(getattr(outer, "id", getattr(outer, "attr", "int"))).lower()
    if name in _CONSTANTS:
        return ast.Constant(value=_CONSTANTS[name])
    if name in _DISPLAYS:
        return _DISPLAYS[name](elts=[], ctx=ast.Load())
    if name == "dict" or name == "mapping":
        return ast.Dict(keys=[], values=[])
    if name == "set":
        return ast.Call(func=ast.Name(id="set", ctx=ast.Load()), args=[], keywords=[])
    return ast.Constant(value=0)
