# Gives dataclasses, which the stub makes too.
# expect: passed
# stub: assert f(2) == Square(2, 4)
# stub: assert f(3).area == 9 and f(3) != Square(3, 8)
from dataclasses import dataclass, field


@dataclass(order=True, frozen=True)
class Square:
    side: int
    area: int
    tags: list = field(default_factory=list, compare=False)


def f(x):
    return Square(x, x * x)
