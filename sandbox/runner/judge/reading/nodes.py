"""Answers questions about single nodes of a stub's tree, for definitions.py."""

import ast

_CONTAINERS = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
_CONTAINER_CALLS = frozenset("list dict set bytearray deque defaultdict OrderedDict Counter copy deepcopy sorted array".split())


def parametrized(node):
    """The names of the parameters that pytest's `parametrize` gives a test."""
    names = set()
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Call) and last_name(decorator) == "parametrize" and decorator.args:
            first = decorator.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                names.update(n.strip() for n in first.value.split(","))
            elif isinstance(first, (ast.List, ast.Tuple)):
                names.update(e.value for e in first.elts if isinstance(e, ast.Constant))
    return names


def last_name(node):
    """The last part of the name that a node calls or is: `fixture` for `pytest.fixture()`; None for none."""
    if isinstance(node, ast.Call):
        node = node.func
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", None)


def pairs(target, value):
    """[(name, value)] that an assignment binds, tuples taken apart; `self.name` for an attribute of a test's own object."""
    if isinstance(target, ast.Name):
        return [(target.id, value)]
    if isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name) and target.value.id in ("self", "cls"):
        return [("self." + target.attr, value)]
    if isinstance(target, (ast.Tuple, ast.List)):
        if isinstance(value, (ast.Tuple, ast.List)) and len(value.elts) == len(target.elts):
            return [p for t, v in zip(target.elts, value.elts) for p in pairs(t, v)]
        return [(t.id, value) for t in target.elts if isinstance(t, ast.Name)]
    return []


def is_container(node):
    """Whether an expression makes a new container."""
    if isinstance(node, ast.Call):
        makers = ("copy", "deepcopy", "deque", "defaultdict", "Counter", "OrderedDict")
        return last_name(node) in _CONTAINER_CALLS and not (isinstance(node.func, ast.Attribute) and node.func.attr not in makers)
    if isinstance(node, ast.BinOp):
        return is_container(node.left) or is_container(node.right)
    return isinstance(node, _CONTAINERS) or isinstance(node, ast.Tuple) and any(map(is_container, node.elts))
