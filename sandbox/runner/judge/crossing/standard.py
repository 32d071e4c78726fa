"""The judge's own copies of the standard library's modules, in the place of those that a candidate has imported."""

import sys

# For Pythons before 3.10, which cannot tell; the modules that stubs use through a candidate's import.
_STANDARD = frozenset("""math cmath random re collections itertools functools operator string datetime time decimal fractions statistics json copy
heapq bisect typing os sys hashlib textwrap calendar enum dataclasses numbers array struct uuid pathlib io contextlib types abc queue
unittest doctest asyncio threading logging warnings tempfile traceback csv pprint secrets difflib weakref""".split())


def module(name):
    """The judge's own copy of a module of the standard library; None for any other."""
    top = name.partition(".")[0]
    if name.endswith("__main__"):
        return None  # importing it runs it
    if top in getattr(sys, "stdlib_module_names", ()) or top in sys.builtin_module_names or top in _STANDARD:
        try:
            __import__(name)
            return sys.modules[name]
        except (Exception, SystemExit):  # some start a program, and end it where it has no screen
            return None
    return None
