"""What a stub defines: its tests, its classes and functions, and the names that it binds."""

import ast
import builtins

from nodes import is_container, last_name, pairs, parametrized

_UNITTEST = frozenset(("TestCase", "IsolatedAsyncioTestCase"))
_COMPOUND = tuple(getattr(ast, n) for n in ("If", "Try", "TryStar", "With", "For", "While") if hasattr(ast, n))
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_PYTEST = frozenset(("pytest", "_pytest"))


def _is_only_raised(node, kinds):
    """Whether a class is an exception that the stub only raises, to say that something does not hold."""
    bases = [getattr(builtins, getattr(b, "id", ""), None) for b in node.bases]
    if (not bases or not all(isinstance(b, type) and issubclass(b, Exception) for b in bases)
        or not all(isinstance(n, (ast.Pass, ast.Expr)) for n in node.body)):
        return False
    raised = [n.exc.func if isinstance(n.exc, ast.Call) else n.exc for n in kinds.get(ast.Raise, ())]
    return all(n in raised for n in kinds.get(ast.Name, ()) if n.id == node.name)


class Bare:
    """The definitions of a stub that defines nothing but `check`."""

    tests = classes = cases = generators = ()
    called = frozenset()
    needs_pytest = None

    def __init__(self, tree):
        check = next((n for n in tree.body if isinstance(n, ast.FunctionDef)), None)
        called = any(isinstance(n, ast.Expr) and isinstance(n.value, ast.Call) and isinstance(n.value.func, ast.Name)
                     and n.value.func.id == "check" for n in tree.body)
        self.check = check if check is not None and not called and len(required(check)) == 1 else None

    def plan(self, entry_point, files):
        """The plan of what is to be run, as plain values (testing.py)."""
        called = sorted(n for n in self.called if n.startswith("test"))
        cases = bool(self.cases)
        plan = {"tests": list(self.tests), "classes": [c.name for c in self.classes if c.name.startswith("Test")], "called": called,
                "pytest": bool(self.needs_pytest), "files": files or {}}
        plan["runs"] = bool(plan["tests"] or plan["classes"] or cases or self.needs_pytest)
        return plan

    def unusable(self, entry_point):
        """(why, line) it cannot be run as it stands; None where it can."""
        if self.check is not None and not entry_point:
            return "check(%s) is never called, and no entry_point says with what" % required(self.check)[0].arg, self.check.lineno
        if self.generators:
            node = next(n for n in self.functions if n.name == self.generators[0])
            return "%s is a generator: to call it runs nothing of it" % node.name, node.lineno
        return None


class Definitions(Bare):
    """Of one stub, from its tree.

    Attributes: `tests`, the names of its test functions that nothing calls; `called`, of those that its own statements call; `classes`, its
    test classes without unittest, `cases`, those with it; `other_classes`; `functions`, the nodes of all its functions; `check`, the name of
    one that waits for the function under test; `needs_pytest`, what only pytest can do, or None; `fixtures_asked`, the names of fixtures
    that it does not define; `generators`, tests that are generators; `bound`, `parameters`, `caught`, `containers`, `given`: names; `called_back`, functions that it passes.
    """

    def __init__(self, tree, kinds, imports, harmless_modules):
        self.harmless_modules = harmless_modules
        top = list(_top_level(tree.body))
        self.functions = kinds.get(ast.FunctionDef, []) + kinds.get(ast.AsyncFunctionDef, [])
        classes = [n for n in top if isinstance(n, ast.ClassDef)]
        self.defined = {n.name: n for n in top if isinstance(n, _FUNCTIONS)}
        self._sort_classes([n for n in classes if not _is_only_raised(n, kinds)],
                           [n for n in kinds.get(ast.ClassDef, ()) if n not in classes])
        self._names(kinds)
        self.called = _called(tree, self.defined)
        imports_pytest = any(m.partition(".")[0] in _PYTEST for m in imports.asked)
        self._sort_tests(imports, imports_pytest)

    def _sort_classes(self, classes, inner):
        self.cases, self.classes, self.other_classes = [], [], []
        cases = set()
        for node in classes:
            bases = {last_name(b) for b in node.bases}
            methods = [n.name for n in node.body if isinstance(n, _FUNCTIONS)]
            if bases & (_UNITTEST | cases):
                self.cases.append(node)
                cases.add(node.name)
            elif node.name.startswith("Test") and "__init__" not in methods and "__new__" not in methods:
                self.classes.append(node)
            elif any(m.startswith("test") for m in methods) and bases <= {"object"} | {c.name for c in self.classes}:
                self.classes.append(node)  # a mixin of tests
            else:
                self.other_classes.append(node.name)
        tests = self.cases + self.classes
        self.other_classes += [n.name for n in inner if not any(n in t.body for t in tests) or not n.name.startswith("Test")]
        self.plain_classes = {c.name for c in tests}

    def _names(self, kinds):
        names = kinds.get(ast.Name, ())
        self.parameters = {a.arg for a in kinds.get(ast.arg, ())}
        self.bound = ({n.id for n in names if not isinstance(n.ctx, ast.Load)} | set(self.defined)
                      | {c.name for c in kinds.get(ast.ClassDef, ())} | {f.name for f in self.functions})
        self.caught = {n.name for n in kinds.get(ast.ExceptHandler, ()) if n.name}
        functions = {f.name for f in self.functions}
        uses = {}
        for node in names:
            if node.id in functions and isinstance(node.ctx, ast.Load):
                uses[node.id] = uses.get(node.id, 0) + 1
        for node in kinds.get(ast.Call, ()):
            if isinstance(node.func, ast.Name) and node.func.id in uses:
                uses[node.func.id] -= 1
        self.called_back = {n for n, count in uses.items() if count > 0}
        self.containers, self.given = set(), set()
        for node in kinds.get(ast.Assign, []) + kinds.get(ast.AnnAssign, []):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                for name, value in pairs(target, node.value):
                    if is_container(value):
                        self.containers.add(name)
                    elif value is not None and not isinstance(value, (ast.Constant, ast.BinOp, ast.Compare, ast.JoinedStr, ast.Tuple)):
                        self.containers.add(name)
                        self.given.add(name)
        stored = [n for n in names if not isinstance(n.ctx, ast.Load)]
        plain = [n.targets[0] for n in kinds.get(ast.Assign, ()) if len(n.targets) == 1 and isinstance(n.value, ast.Constant)]
        globals_ = {name for n in kinds.get(ast.Global, []) + kinds.get(ast.Nonlocal, []) for name in n.names}
        self.constants = ({n.id for n in plain if isinstance(n, ast.Name)} - {n.id for n in stored if n not in plain}
                          - globals_ - self.parameters)
        self.objects, self.came_back = set(), set()
        for node in kinds.get(ast.Assign, ()):
            call = node.value
            names_ = [t.id for t in node.targets if isinstance(t, ast.Name)]
            if isinstance(call, ast.Call) and names_:
                if isinstance(call.func, ast.Name) and call.func.id[:1].isupper():
                    self.objects.update(names_)
                self.came_back |= {tuple(sorted((n, a.id))) for n in names_ for a in call.args if isinstance(a, ast.Name)}
        self._loops = [n for kind in (ast.For, ast.While) for n in kinds.get(kind, ())]

    def _sort_tests(self, imports, imports_pytest):
        self.needs_pytest = "pytest" if imports_pytest else None
        self.fixtures_asked, self.tests, self.generators, self.check = set(), [], [], None
        fixtures = {f.name for f in self.functions if any(last_name(d) == "fixture" for d in f.decorator_list)}
        tests = [(n, 0) for n in self.defined.values() if n.name.startswith("test") and n.name not in self.called
                 and n.name not in fixtures]
        tests += [(n, 1) for c in self.classes for n in _methods(c)]
        for node, skipped in tests:
            if _is_generator(node):
                self.generators.append(node.name)
            if not skipped:
                self.tests.append(node.name)
        wanting = [(n, s) for n, s in tests + [(f, 0) for f in self.functions if f.name in fixtures] if len(required(n)) > s
                   and not _is_static(n)]
        for node, skipped in wanting:
            given = parametrized(node)
            self.fixtures_asked |= {a.arg for a in required(node)[skipped:]} - fixtures - given
        if wanting and not imports_pytest:
            self.needs_pytest = "fixtures (%s)" % ", ".join(sorted(self.fixtures_asked))
        check = self.defined.get("check")
        if check is not None and "check" not in self.called and len(required(check)) == 1:
            self.check = check

    def share_a_loop(self, one, other):
        """Whether one loop has both nodes, so that either comes after the other."""
        return any(_within(one, loop) and _within(other, loop) for loop in self._loops)


def required(function):
    """The parameters without a default that can be given by position."""
    spec = function.args
    positional = getattr(spec, "posonlyargs", []) + spec.args
    return positional[:len(positional) - len(spec.defaults)]


def _within(node, loop):
    end = getattr(loop, "end_lineno", None) or loop.lineno
    return loop.lineno <= node.lineno <= end


def _top_level(body):
    """The statements that a module runs, those in compound ones too."""
    for node in body:
        yield node
        if isinstance(node, _COMPOUND):
            for name in ("body", "orelse", "finalbody"):
                yield from _top_level(getattr(node, name, ()))
            for handler in getattr(node, "handlers", ()):
                yield from _top_level(handler.body)


def _called(tree, defined):
    """The names of functions that the stub calls when it runs, by itself or in one that it calls."""
    found, todo = set(), [n for n in tree.body if not isinstance(n, _FUNCTIONS + (ast.ClassDef,))]
    while todo:
        node = todo.pop()
        if isinstance(node, _FUNCTIONS + (ast.ClassDef,)):
            continue
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in defined and node.id not in found:
            found.add(node.id)
            todo += defined[node.id].body
        todo += ast.iter_child_nodes(node)
    return found


def _methods(node):
    return [n for n in node.body if isinstance(n, _FUNCTIONS) and n.name.startswith("test")]


def _is_static(node):
    return any(last_name(d) == "staticmethod" for d in node.decorator_list) and not required(node)


def _is_generator(function):
    todo = list(function.body)
    while todo:
        node = todo.pop()
        if isinstance(node, (ast.Yield, ast.YieldFrom)):
            return True
        if not isinstance(node, _FUNCTIONS + (ast.ClassDef, ast.Lambda)):
            todo += ast.iter_child_nodes(node)
    return False
