"""Smoke calls: arguments made up from a function's signature, hints, defaults and parameter names.

A smoke call proves little, so it accuses little: an exception that made-up arguments could have caused says nothing about
the candidate. What no argument could cause (a name that does not exist, a module that is not there, reading input) does.
"""

import ast

import madeup
from execute import Result
from endings import ENDINGS, CannotCarry, Refused

MAX_CALLS = 60
# Exceptions that arguments cannot be blamed for.
_ACCUSING = ("NameError", "UnboundLocalError", "ImportError", "ModuleNotFoundError", "EOFError", "SyntaxError", "IndentationError",
             "MemoryError", "SystemExit")


def run(source, remote, names):
    """Calls the module's functions and classes. Gives (Result, whether any call returned)."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return Result(outcome="passed"), False
    calls = returned = 0
    for node in tree.body:
        if calls >= MAX_CALLS or getattr(node, "name", "_").startswith("_"):
            continue
        kind = names.get(node.name)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and kind == "function":
            accused, good, made = _function(remote.named(node.name, kind), node.args, 0, remote, node)
        elif isinstance(node, ast.ClassDef) and kind == "class":
            accused, good, made = _class(node, remote)
        else:
            continue
        calls += made
        returned += good
        if accused is not None:
            return accused, returned > 0
    return Result(outcome="passed"), returned > 0


def _class(node, remote):
    kind = remote.named(node.name, "class")
    methods = [n for n in node.body if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))]
    init = next((m for m in methods if m.name == "__init__"), None)
    calls = returned = 0
    instance = None
    for arguments in madeup.argument_sets(init.args, 1) if init else [()]:
        calls += 1
        instance, accused = _attempt(remote, kind, arguments)
        if accused is not None:
            return accused, returned, calls
        if instance is not _RAISED:
            returned += 1
            break
    else:
        return None, returned, calls
    for method in methods:
        if method.name.startswith("_") or method.decorator_list:
            continue
        target, accused = _get(remote, instance, method.name)
        if accused is not None or target is _RAISED:
            continue
        accused, good, made = _function(target, method.args, 1, remote, method)
        calls += made
        returned += good
        if accused is not None:
            return accused, returned, calls
    return None, returned, calls


def _function(target, spec, skip, remote, node):
    """(accusation or None, 1 when a call returned, calls made)."""
    calls = 0
    for arguments in madeup.argument_sets(spec, skip):
        calls += 1
        value, accused = _attempt(remote, target, arguments)
        if accused is not None:
            return accused, 0, calls
        if value is _RAISED:
            continue
        if isinstance(node, ast.AsyncFunctionDef):
            value, accused = _finish(remote, "await", value)
        elif _is_generator(node):
            value, accused = _finish(remote, "drain", value, 3)
        if accused is not None:
            return accused, 0, calls
        if value is not _RAISED:
            return None, 1, calls
    return None, 0, calls


_RAISED = object()


def _attempt(remote, target, arguments):
    try:
        return remote.call(target, arguments, {}), None
    except (CannotCarry, Refused):
        remote.end = None  # an argument that does not cross is one that was made up in vain
        return _RAISED, None
    except ENDINGS:
        raise
    except BaseException as error:
        return _RAISED, _accusation(error, remote)


def _finish(remote, operation, *arguments):
    try:
        return remote.ask(operation, *arguments), None
    except ENDINGS:
        raise
    except BaseException as error:
        return _RAISED, _accusation(error, remote)


def _get(remote, instance, name):
    try:
        return getattr(instance, name), None
    except ENDINGS:
        raise
    except BaseException as error:
        return _RAISED, _accusation(error, remote)


def _accusation(error, remote):
    told = getattr(error, "told", None)
    if told is None or told["type"] not in _ACCUSING:
        return None
    return Result(outcome="error", where="candidate", exception=told["type"], told=told, line=told.get("line"),
                  detail="%s: %s in %s" % (told["type"], told["message"], remote.describe_last()))


def _is_generator(node):
    return any(isinstance(n, (ast.Yield, ast.YieldFrom)) for n in ast.walk(node))
