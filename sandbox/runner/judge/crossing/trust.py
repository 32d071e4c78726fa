"""Says which objects of the candidate's a stub trusts: those that it makes itself, of a class that it names.

A stub that says `Stack().push(Item())` tests a class, and shows it what it will. One that says `f(2)` tests the result. The stub's text alone
makes the difference: a class's name has a capital. The result of a function is never trusted.
"""

from typing import Any, Optional, Set

from proxies import Proxy, RemoteClass

# Methods of built-in types that are told a value to look for: an object that has one of them may stand where a plain value is meant.
_ASKING = frozenset("""startswith endswith count index find rfind rindex issubset issuperset isdisjoint difference symmetric_difference intersection union
is_integer removeprefix removesuffix""".split())


class Trust:
    """The objects of one conversation that are trusted, and the functions by their names."""

    def __init__(self, remote, number_of) -> None:
        self._remote = remote
        self._number_of = number_of
        self._named = {}
        self._made: Set[int] = set()
        self._methods: Set[int] = set()
        self._asking: Set[int] = set()
        self._given_back: Set[int] = set()

    def named(self, value: Any, name: str) -> None:
        """Notes a global that the stub asks for by its name."""
        self._named[self._number_of(value)] = name

    def name_of(self, value: Any) -> Optional[str]:
        """The name by which the stub asked for a stand-in; None for any other value."""
        return self._named.get(self._number_of(value))

    def made(self, kind: RemoteClass, value: Any) -> None:
        """Notes an object that the stub made by calling a class."""
        name = self.name_of(kind)
        if name is not None and name[:1].isupper() and isinstance(value, Proxy) and type(value) is kind:
            self._made.add(self._number_of(value))

    def got(self, owner: Any, name: str, value: Any) -> None:
        """Notes an attribute of an object."""
        if isinstance(value, Proxy):
            if self._number_of(owner) in self._made:
                self._methods.add(self._number_of(value))
            elif name in _ASKING:
                self._asking.add(self._number_of(value))

    def is_trusted(self, value: Any) -> bool:
        """Whether the stub made the object of a class that it names, or names the class itself."""
        number = self._number_of(value)
        return number in self._made or isinstance(value, RemoteClass) and self._named.get(number, "")[:1].isupper()

    def may_be_given(self, target: Any) -> bool:
        """Whether what the stub gives to it is the stub's doing alone: to a function that it names, or to an object that it made."""
        number = self._number_of(target)
        return number in self._named and number not in self._given_back or number in self._made or number in self._methods

    def answered(self, target: Any, value: Any) -> None:
        """Notes the result of a call. A function that returns itself is no longer trusted. Raises Refused where a method would have to be believed about a value."""
        number = self._number_of(value)
        if number is None:
            if self._asking and value is not None and self._number_of(target) in self._asking:
                self._remote.refuse("a method of an object's that was told a plain value to look for is not believed")
        elif number in self._named and not isinstance(value, RemoteClass):
            self._given_back.add(number)
