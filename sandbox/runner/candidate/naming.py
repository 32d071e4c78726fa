"""The names of the candidate's module: which there are, of which kind each is, and what each stands for.

Part of every candidate's process: it imports nothing that is not there already.
"""

import sys

from bounds import MOST_NAMES, MOST_OF_NAMES

_MOST_NODES = 4
_Module = type(sys)


class Naming:
    """The part of a Candidate that looks into its module."""

    def _names(self, namespace):
        """{name: kind} of the first names that a stub may use. Leaves out names that are too long for a person to have written."""
        names = {}
        for name, value in list(namespace.items()):
            if type(name) is str and name[:2] != "__" and len(name) <= MOST_OF_NAMES:
                names[name] = self._kind(value)
                if len(names) >= MOST_NAMES:
                    break
        return names

    def kinds(self, names):
        """{name: kind} of those of the given names that the module has."""
        namespace = self.module.__dict__
        return {name: self._kind(namespace[name]) for name in names if name in namespace and name[:2] != "__"}

    @staticmethod
    def _kind(value):
        """The kind of a global: `function`, `class`, `module:NAME` or `value`."""
        if type(value) is _Module:
            own = value.__dict__.get("__name__")
            return "module:" + own[:MOST_OF_NAMES] if type(own) is str else "value"
        return "class" if isinstance(value, type) else "function" if callable(value) else "value"

    def _nodes(self, namespace):
        """{name: value} of the module's first functions: most stubs ask for these next, and so need not."""
        functions = [(name, value) for name, value in namespace.items() if type(value) is _Function and type(name) is str][:_MOST_NODES]
        try:
            return {name: self._encoder.encode(value) for name, value in functions}
        except Exception:
            return {}  # whoever changed the built-in functions answers for it when it is asked

    def named(self, name):
        """A global of the module's. Raises NameError where there is none of that name."""
        try:
            return self.module.__dict__[name]
        except KeyError:
            raise NameError("name %r is not defined" % (name,)) from None


_Function = type(Naming.kinds)
