"""The standard modules that programs import most, loaded in process 1 and put away where no program sees them until it imports them.

An import then gives the same module in less time: a child that imports `typing` took 12 to 14 ms and takes 2 to 3 (bench/NOTES.md).
It also puts the modules into sys.modules that the import would have put there, and registers the same functions for forks.
Whoever plants another module in the way, in sys.modules, in the import system, on the path or in the folder, gets that one, as ever; and whoever imports a module anew gets a new one.
"""

import builtins
import posix
import sys

import _frozen_importlib

# Each makes this process larger, and so every fork slower: no module is here whose import is either rare or quick.
_MODULES = ("math", "re", "typing", "collections", "collections.abc", "functools", "itertools", "operator", "string", "heapq", "bisect",
            "copy", "random", "json")

# The import system's own frames are left out of the traces of imports that fail, by the file that they are in.
_FILE = "<frozen importlib._bootstrap>"
_FIND_AND_LOAD = """
def _find_and_load(name, import_):
    if name in shelved and take(name):
        return modules[name]
    return load(name, import_)
"""


class Shelf:
    """Modules that are loaded and cannot be seen."""

    def __init__(self):
        self._modules = {}
        self._brings = {}
        self._at_fork = {}
        self._taken = set()
        self._path, self._finders, self._hooks = list(sys.path), list(sys.meta_path), list(sys.path_hooks)

    def fill(self, more=()):
        """Loads the modules and some more, notes which others each import brings along, and puts them away."""
        loading = Loading()
        before = set(sys.modules)
        with loading:
            for name in (*_MODULES, *more):
                loading.load(name)
        self._modules = {name: module for name, module in sys.modules.items() if name not in before}
        self._brings = {name: [n for n in loading.brought_by(name) if n in self._modules] for name in loading.loaded
                        if name in self._modules}
        self._at_fork = loading.at_fork
        self._modules["re"].purge()  # of what other modules have compiled
        self.restock()
        space = {"__name__": "importlib._bootstrap", "shelved": self._brings, "take": self.take, "load": _frozen_importlib._find_and_load,
                 "modules": sys.modules}
        exec(compile(_FIND_AND_LOAD, _FILE, "exec"), space)
        _frozen_importlib._find_and_load = space["_find_and_load"]

    def restock(self):
        """Takes the modules out of sys.modules again."""
        self._taken.clear()
        for name in self._modules:
            sys.modules.pop(name, None)
            parent = self._parent(name)
            if parent is not None:
                vars(parent).pop(name.rpartition(".")[2], None)

    def take(self, name):
        """Puts a module and those that it imports into sys.modules. Gives False where the import system would find others: then it must import."""
        wanted = []
        for other in self._brings[name]:
            there = sys.modules.get(other, self)  # None there means that its import is to fail
            if there is self and other not in self._taken:
                wanted.append(other)
            elif there is not self._modules[other]:
                return False
        if not self._are_found(wanted):
            return False
        for other in wanted:
            self._taken.add(other)
            sys.modules[other] = module = self._modules[other]
            parent = self._parent(other)
            if parent is not None:
                setattr(parent, other.rpartition(".")[2], module)
            for registered in self._at_fork.get(other, ()):
                registered.get("after_in_child", int)()  # loaded in the process that this one was forked from
                posix.register_at_fork(**registered)
        return True

    def _parent(self, name):
        # What a module puts into sys.modules by itself, it binds by itself.
        parent = name.rpartition(".")[0]
        return (self._modules.get(parent) or sys.modules[parent]) if parent and name in self._brings else None

    def _are_found(self, wanted):
        """Whether the import system would find the modules where they were found."""
        if sys.meta_path != self._finders or sys.path_hooks != self._hooks or self._path[0] not in sys.path:
            return False
        start = sys.path.index(self._path[0])
        if sys.path[start:start + len(self._path)] != self._path:
            return False
        names = {name.partition(".")[0] for name in wanted}
        try:
            return names.isdisjoint(entry.partition(".")[0] for folder in sys.path[:start] for entry in posix.listdir(folder))
        except (OSError, TypeError):
            return False


class Loading:
    """Loads modules, and sees what each imports, whether that is loaded already or not, and what it registers for forks.

    Attributes: `loaded`, the names that were; `at_fork`, what was registered: {name: [arguments]}.
    """

    def __init__(self):
        self.loaded = {}
        self.at_fork = {}
        self._open = []
        self._os = sys.modules["os"]

    def __enter__(self):
        self._load, self._import, self._register = _frozen_importlib._find_and_load, builtins.__import__, posix.register_at_fork
        _frozen_importlib._find_and_load = self._see_load
        builtins.__import__ = self._see_import
        posix.register_at_fork = self._os.register_at_fork = self._see_registration
        return self

    def __exit__(self, *error):
        _frozen_importlib._find_and_load, builtins.__import__ = self._load, self._import
        posix.register_at_fork = self._os.register_at_fork = self._register

    def load(self, name):
        """Loads a module, where this Python has it."""
        try:
            __import__(name)
        except ImportError:
            pass

    def brought_by(self, name, found=None):
        """The names that the import of a module leaves in sys.modules, in their order."""
        found = {} if found is None else found
        if name not in found:
            parent = name.rpartition(".")[0]
            if parent:
                self.brought_by(parent, found)
            found[name] = True
            for other in self.loaded.get(name, ()):
                self.brought_by(other, found)
        return found

    def _see_load(self, name, import_):
        before = set(sys.modules)
        imports = self.loaded[name] = {}
        self._note(name)
        self._open.append(imports)
        try:
            return self._load(name, import_)
        finally:
            self._open.pop()
            # What it puts there itself, such as typing.io.
            imports.update(dict.fromkeys(n for n in sys.modules if n not in before and n not in self.loaded))

    def _see_import(self, name, globals=None, locals=None, fromlist=(), level=0):
        result = self._import(name, globals, locals, fromlist, level)
        if level:
            package = globals["__package__"].rsplit(".", level - 1)[0]
            name = package + "." + name if name else package
        self._note(name)
        for part in fromlist or ():
            if name + "." + part in sys.modules:
                self._note(name + "." + part)
        return result

    def _see_registration(self, **functions):
        # By the innermost module that is being loaded.
        name = next(name for name, imports in self.loaded.items() if imports is self._open[-1])
        self.at_fork.setdefault(name, []).append(functions)

    def _note(self, name):
        if self._open:
            self._open[-1][name] = None
