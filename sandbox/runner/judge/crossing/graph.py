"""Encodes arguments that are too deep for the wall's encoding, or hold themselves, as a table of containers that name each other by number."""

from typing import Any, Callable, Dict, List, Optional

import wall

_TAGS: Dict[Any, str] = {list: "l", dict: "d", set: "s", tuple: "t", frozenset: "z"}


def encode(value: Any, leaf: Callable[[Any], Any]) -> Optional[Dict[str, Any]]:
    """{"w": [containers, order]}: each container its tag and its parts, a number for another container and [node] for what is none; `order` has those that
    are made with their parts in place, each after its parts. None where the value is no container, or has too many parts."""
    if type(value) not in _TAGS:
        return None
    numbers = {id(value): 0}
    table: List[List[Any]] = [[_TAGS[type(value)], None]]
    order: List[int] = []
    size = 0
    todo = [(value, 0, iter(_parts(value)), [])]
    while todo:
        container, number, parts, encoded = todo[-1]
        for part in parts:
            size += 1
            if size > wall.MAX_NODES:
                return None
            if type(part) not in _TAGS:
                encoded.append([leaf(part)])
                continue
            known = numbers.get(id(part))
            encoded.append(len(table) if known is None else known)
            if known is None:
                numbers[id(part)] = len(table)
                table.append([_TAGS[type(part)], None])
                todo.append((part, len(table) - 1, iter(_parts(part)), []))
                break
        else:
            table[number][1] = encoded
            if type(container) in (tuple, frozenset):
                order.append(number)
            todo.pop()
    return {"w": [table, order]}


def _parts(container: Any) -> List[Any]:
    return [part for item in container.items() for part in item] if type(container) is dict else list(container)
