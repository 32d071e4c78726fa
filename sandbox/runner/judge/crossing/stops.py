"""Finds a StopIteration of the candidate's that silently ended a loop of the stub's. map(), zip(), all() and others take one for the end of their input, so that
a stub would pass without having looked at the rest."""

import ast
import sys
from typing import Any, Optional, Tuple

from endings import Refused
from execute import FILE

ENDING = (StopIteration, StopAsyncIteration, GeneratorExit)
_OURS = ("asking", "operators", "proxies", "remote", "stops", "taints")
_GO_THROUGH = frozenset("list tuple set frozenset sorted sum min max dict enumerate".split())
_BROAD = ("Exception", "BaseException")
_HANDLES_BY_CALL = "case.py"  # unittest's: assertRaises(StopIteration, next, it)


def raised(remote: Any, operation: str, error: Any) -> None:
    """Notes an exception that is about to be raised in the stub. Raises Refused instead where no stub can expect it: out of an attribute, a text, a number."""
    if operation != "call" and not (operation == "next" and isinstance(error, StopIteration)):
        told = error.told
        remote.end = Refused("%s: %s out of %s of an object of the candidate's" % (told["type"], told["message"], operation), told["type"],
                             told)
        raise remote.end
    asker = None if operation == "call" else _asker()
    # One for each place that asks is enough of those that went through no frame but ours.
    remote.stops = [stop for stop in remote.stops if stop[1] is None or stop[1] != asker or not _is_ours(stop[0])]
    remote.stops.append((error, asker, remote.describe_last()))


def unhandled(remote: Any, source: str) -> Optional[Refused]:
    """A Refused for the first noted exception that the stub has not handled with an `except` or `with assertRaises(StopIteration)`; None where it has handled all."""
    for error, asker, said in remote.stops:
        if error.__traceback__ is None:
            continue  # unittest's assertRaises() takes it off
        harmless = not _asks_for_one(asker, source) if asker is not None and _is_ours(error) else _is_handled(error, source)
        if not harmless:
            return Refused("%s in %s" % (type(error).__name__, said), type(error).__name__)
    return None


def _is_ours(error: BaseException) -> bool:
    """Whether it went through frames of the judge's alone, as far as can be seen: then a loop in C asked, or, before Python 3.12, nothing has handled it."""
    return error.__traceback__ is not None and error.__traceback__.tb_frame.f_globals.get("__name__") in _OURS


def _asker() -> Tuple[str, int, str]:
    """The stub's function that asked for the next value: its name, its line, its file."""
    frame = sys._getframe(2)
    while frame.f_back is not None and frame.f_globals.get("__name__") in _OURS:
        frame = frame.f_back
    return frame.f_code.co_name, frame.f_lineno, frame.f_code.co_filename


def _asks_for_one(asker: Tuple[str, int, str], source: str) -> bool:
    """Whether the asker is a function whose line asks for one value with next() and loops over nothing: then the exception goes on to its caller."""
    name, line, file = asker
    if file != FILE or name == "<module>":
        return False
    names = {getattr(n, "id", None) for n in ast.walk(ast.parse(source)) if getattr(n, "lineno", None) == line}
    return "next" in names and not names & _GO_THROUGH


def _is_handled(error: BaseException, source: str) -> bool:
    """Whether the outermost frame that it went through handles it. If not, that frame passed it on to something that swallowed it."""
    frame, line = error.__traceback__.tb_frame, error.__traceback__.tb_lineno
    code = frame.f_code
    if code.co_filename != FILE:
        return code.co_filename.endswith(_HANDLES_BY_CALL)
    if code.co_name == "<lambda>":
        return False
    names = tuple(kind.__name__ for kind in type(error).__mro__ if issubclass(kind, ENDING)) + _BROAD
    return _handles(ast.parse(source), line, names, code.co_name, "<module>")


def _handles(node: ast.AST, line: int, names: tuple, wanted: str, function: str) -> bool:
    """Whether a function of the wanted name has a handler for one of these around the line."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.stmt) and not child.lineno <= line <= (child.end_lineno or line):
            continue
        inner = child.name if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)) else function
        if _handles(child, line, names, wanted, inner):
            return True
        if inner == wanted and (isinstance(child, ast.Try) and _covers(child.body, line)
                                and any(_names_one(h.type, names) for h in child.handlers)
                                or isinstance(child, (ast.With, ast.AsyncWith)) and _covers(child.body, line)
                                and any(_names_one(i.context_expr, names) for i in child.items)):
            return _innermost(child, line) == child
    return False


def _innermost(statement: ast.stmt, line: int) -> ast.stmt:
    """The function in a statement that has the line, if there is one; else the statement."""
    for node in ast.walk(statement):
        if node is not statement and isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.lineno <= line <= node.end_lineno:
            return node
    return statement


def _covers(body: list, line: int) -> bool:
    return body[0].lineno <= line <= body[-1].end_lineno


def _names_one(expression: Optional[ast.AST], names: tuple) -> bool:
    if expression is None:
        return True
    return any(getattr(n, "id", getattr(n, "attr", None)) in names for n in ast.walk(expression))
