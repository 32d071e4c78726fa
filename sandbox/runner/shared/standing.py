"""Makes modules ready for a stub: its own, from its files, and the candidate's under the names that the stub has for it."""

import sys

_Module = type(sys)
_Spec = type(sys.__spec__)


def own_modules(files):
    """{dotted name: (path, is a package)} of the Python files among a stub's files."""
    found = {}
    for path in files:
        if path.endswith(".py"):
            parts = path[:-3].split("/")
            package = parts[-1] == "__init__"
            parts = parts[:-1] if package else parts
            if parts and all(map(str.isidentifier, parts)):
                found[".".join(parts)] = (path, package)
    return found


class Finder:
    """Finds the stub's own modules in the order's texts, for the candidate may have changed the files in the folder."""

    def __init__(self, files, folder):
        self._files, self._folder = files, folder
        self._modules = own_modules(files)
        for name in list(self._modules):
            for at in [n for n, c in enumerate(name) if c == "."]:
                self._modules.setdefault(name[:at], (None, True))

    @property
    def tops(self):
        """The top-level names."""
        return {name.partition(".")[0] for name in self._modules}

    def find_spec(self, name, path=None, target=None):
        """Finds a module for the import system."""
        if name not in self._modules:
            return None
        file, package = self._modules[name]
        where = self._folder + "/" + (file or name.replace(".", "/"))
        spec = _Spec(name, self, origin=where, is_package=package)
        spec.has_location = file is not None
        if package:
            spec.submodule_search_locations = [where.rpartition("/")[0] if file else where]
        return spec

    def create_module(self, spec):
        """Leaves the making to the import system."""

    def exec_module(self, module):
        """Runs the module."""
        file, _ = self._modules[module.__name__]
        if file is not None:
            exec(compile(self._files[file], self._folder + "/" + file, "exec", dont_inherit=True), module.__dict__)


def put(names, module):
    """Puts a module into sys.modules under some names. For `a.b` it makes `a` as well, if `a` is not one of the names."""
    for name in names:
        sys.modules[name] = module
    for name in names:
        while "." in name:
            child = sys.modules[name]
            name, _, last = name.rpartition(".")
            parent = sys.modules.get(name)
            if parent is None:
                parent = sys.modules[name] = _Module(name)
                parent.__path__ = []
            if last not in vars(parent):
                setattr(parent, last, child)


def outside(stub, names, folder, rooms, spaces, by_name):
    """What makes a stub's own process ready for it (execute.run's `before`): `names`, those of the candidate's module; `rooms`, the folders of the runner's own
    modules, which no stub finds; `spaces`, where globals of the candidate's are kept; `by_name`, what is found in that module alone, and not among the stub's globals."""
    def before(space):
        runner = _runner(stub, __import__)
        for name, module in list(sys.modules.items()):
            if (getattr(module, "__file__", None) or "").startswith(rooms):
                del sys.modules[name]
        sys.path[:] = [folder] + [p for p in sys.path if not p.startswith(rooms)]
        sys.argv[:] = [folder + "/stub.py"]
        candidate = _Module(names[0] if names else "candidate")
        candidate.__dict__.update((k, v) for k, v in space.items() if k[:2] != "__")
        candidate.__dict__.update(by_name)
        spaces.append(candidate.__dict__)
        module = _Module("__main__")
        module.__dict__.update(space)
        _settle(stub, module, candidate, names, folder, runner)
        return module

    return before


def inside(stub, names, candidate, folder, load):
    """Makes the candidate's process ready for a stub. The stub runs in the candidate's module, or, where it imports that, in a module of its own. `load` loads modules
    of ours."""
    def before(space):
        runner = _runner(stub, load)
        module = candidate
        if names:
            module = _Module("__main__")
            module.__dict__.update((k, v) for k, v in space.items() if k[:2] != "__")
        _settle(stub, module, candidate, names, folder, runner)
        return module

    return before


def _runner(stub, load):
    """The module that runs the stub's tests; None where it has no tests."""
    if stub.plan["pytest"]:
        load("testing")
        runner = load("pytesting")
        runner.load()
        return runner
    return load("testing") if stub.plan["runs"] else None


def _settle(stub, module, candidate, names, folder, runner):
    stub.runner = runner
    module.__file__ = getattr(module, "__file__", None) or folder + "/stub.py"
    # What names none is imported all the same in stubs that make their imports up.
    put(names or ["candidate"], candidate)
    if stub.plan["files"]:
        finder = Finder(stub.plan["files"], folder)
        sys.meta_path.insert(0, finder)
        for name in [n for n in sys.modules if n.partition(".")[0] in finder.tops]:
            del sys.modules[name]


def changed(files, kept, folder):
    """The first file that only the stub may use and that has changed; None where none has."""
    for path in kept:
        try:
            with open(folder + "/" + path, encoding="utf-8", errors="surrogatepass", newline="") as file:
                same = file.read() == files[path]
        except (OSError, ValueError):
            same = False
        if not same:
            return path
    return None
