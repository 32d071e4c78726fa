"""What the two sides of a block's failed assertion were: `f(2) gave 3`, `x is 4`.

An assertion without a message says only that it does not hold. So its comparison is made here, where both sides are at hand; nothing is kept of one that holds.
"""

import ast
import builtins
import operator

import sides

_NAME = "@holds"  # no page can have a name like this one
_OPERATORS = {ast.Eq: operator.eq, ast.NotEq: operator.ne, ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt, ast.GtE: operator.ge,
              ast.Is: operator.is_, ast.IsNot: operator.is_not, ast.In: lambda one, other: one in other,
              ast.NotIn: lambda one, other: one not in other}
_LONGEST = 80  # characters of a side's own text


class Asserting:
    """The assertions of one page."""

    def __init__(self):
        self._asserted = []
        self._failed = None
        setattr(builtins, _NAME, self._holds)

    def compiled(self, source, file, flags):
        """The code of a block, whose comparisons in assertions without a message are made here; None where it has none."""
        tree = compile(source, file, "exec", flags | ast.PyCF_ONLY_AST, dont_inherit=True)
        before = len(self._asserted)
        for node in ast.walk(tree):
            if isinstance(node, ast.Assert) and node.msg is None and isinstance(node.test, ast.Compare) and len(node.test.ops) == 1:
                number = len(self._asserted)
                self._asserted.append((source, file, node.test))
                call = ast.Call(ast.Name(_NAME, ast.Load()), [ast.Constant(number), node.test.left, node.test.comparators[0]], [])
                node.test = ast.fix_missing_locations(ast.copy_location(call, node.test))
        return compile(tree, file, "exec", flags, dont_inherit=True) if len(self._asserted) > before else None

    def told(self, error):
        """What the sides of the assertion that raised this were; empty where that is not known."""
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        if trace is None:
            return ""
        file, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        if self._failed is not None:
            (source, where, test), values = self._failed
            if where == file and test.lineno <= line <= test.end_lineno:
                return ", ".join(_side(source, node, value) for node, value in zip((test.left, test.comparators[0]), values)
                                 if not isinstance(node, ast.Constant) and ast.get_source_segment(source, node) != value)
        return ""

    def _holds(self, number, left, right):
        test = self._asserted[number][2]
        holds = bool(_OPERATORS[type(test.ops[0])](left, right))
        if not holds:
            self._failed = self._asserted[number], (sides.shown(left), sides.shown(right))
        return holds


def _side(source, node, value):
    text = " ".join((ast.get_source_segment(source, node) or "it").split())
    text = text if len(text) <= _LONGEST else text[:_LONGEST - 4] + " ..."
    return "%s %s %s" % (text, "gave" if isinstance(node, ast.Call) else "is", value)
