# Has hints of which nothing can be made: dicts with lists as keys, sets of sets of dicts, texts of texts.
# expect: passed
# kind: smoke
from __future__ import annotations


def f(x: Dict[List[int], Set[Dict[str, int]]], y: FrozenSet[List[int]], z: Tuple[()]) -> int:
    return 1


def g(x: "'\"List[\"'", y: "\x00", z: "set[set[dict[()]]]") -> int:
    return 1


def h(x: Literal[...], y: Tuple[List[()], ...], z: Optional[()]) -> int:
    return 1
