"""The judge's own copies of standard modules, used for those that a candidate has imported. The judge's process imports none because a candidate says so."""

# Stubs often use these two by way of a candidate's import. Loaded here, they do not make such a stub run once more, in a process of its own.
import copy  # noqa: F401
import heapq  # noqa: F401
import sys

# For Pythons before 3.10, which cannot tell; the modules that stubs use through a candidate's import.
_STANDARD = frozenset("""math cmath random re collections itertools functools operator string datetime time decimal fractions statistics json copy
heapq bisect typing os sys hashlib textwrap calendar enum dataclasses numbers array struct uuid pathlib io contextlib types abc queue
unittest doctest asyncio threading logging warnings tempfile traceback csv pprint secrets difflib weakref""".split())


def is_one(name):
    """Whether the standard library has a module of that name."""
    top = name.partition(".")[0]
    # Importing __main__ runs it.
    return (not name.endswith("__main__")
            and (top in getattr(sys, "stdlib_module_names", ()) or top in sys.builtin_module_names or top in _STANDARD))


def loaded(name):
    """This process's copy of a standard module; None where it has not imported it."""
    return sys.modules.get(name) if is_one(name) else None


def module(name):
    """This process's copy of a standard module, imported if need be; None for a module that is none. Only for processes of one trial."""
    if not is_one(name):
        return None
    try:
        __import__(name)
        return sys.modules[name]
    except (Exception, SystemExit):  # some start a program, and end it where it has no screen
        return None
