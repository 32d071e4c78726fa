# Is generic, abstract and a protocol.
# expect: passed
import abc
from typing import Generic, Protocol, TypeVar, runtime_checkable

T = TypeVar("T")


@runtime_checkable
class Squares(Protocol[T]):
    def square(self) -> T: ...


class Base(abc.ABC, Generic[T]):
    @abc.abstractmethod
    def square(self) -> T: ...


class Own(Base[int]):
    def __init__(self, x: int):
        self.x = x

    def square(self) -> int:
        return self.x * self.x


def f(x: int) -> int:
    assert isinstance(Own(x), Squares)
    return Own(x).square()
