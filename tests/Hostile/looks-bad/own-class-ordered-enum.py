# Has enums of its own that are ordered.
# expect: passed
# stub: assert best([Grade.LOW, Grade.HIGH]) is Grade.HIGH and Grade.LOW < Grade.HIGH
# stub: assert sorted([Grade.HIGH, Grade.LOW])[0] == Grade.LOW and Grade.LOW in Grade
# stub: assert level(2) == 2 and level(1) < 2 and level(2) in (1, 2) and level(1) + 1 == 2 and Level.TWO in {2}
# stub: assert Right.READ in both() and both() == Right.READ | Right.WRITE
# stub: assert {Grade.LOW: 1}[Grade.LOW] == 1 and Grade.LOW != 1
from enum import Enum, IntEnum, Flag


class Grade(Enum):
    LOW = 1
    HIGH = 2

    def __lt__(self, other):
        return self.value < other.value if isinstance(other, Grade) else NotImplemented


class Level(IntEnum):
    ONE = 1
    TWO = 2


class Right(Flag):
    READ = 1
    WRITE = 2


def best(grades):
    return max(grades)


def level(n):
    return Level(n)


def both():
    return Right.READ | Right.WRITE
