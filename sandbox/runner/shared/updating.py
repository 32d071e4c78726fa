"""Gives containers that one process passed to the other the changes that the other made.

Part of every candidate's process: no imports.
"""

_SIMPLE = (int, float, str, bool, bytes, type(None))


def update(old, new):
    """Gives a container the parts of another one, and so on for the containers in it. Leaves it alone where the types differ or both are the same object."""
    if old is new or type(old) is not type(new):
        return
    if isinstance(old, tuple):
        _merged(old, new)
    elif isinstance(old, list) and len(old) == len(new):
        for position, value in enumerate(new):
            old[position] = _merged(old[position], value)
    elif isinstance(old, (list, bytearray)):
        old[:] = new
    elif isinstance(old, dict):
        before = dict(old)
        old.clear()
        for key, value in new.items():
            old[key] = _merged(before[key], value) if key in before else value
    elif isinstance(old, set):
        old.clear()
        old.update(new)
    elif type(old).__name__ == "deque":
        old.clear()
        old.extend(new)


def _merged(old, new):
    """The new value of a part: the part itself where it is a container or has not changed; else the new one."""
    if type(old) is not type(new):
        return new
    if isinstance(old, tuple):
        parts = [_merged(*pair) for pair in zip(old, new)]
        return (old if len(old) == len(new) and all(part is before for part, before in zip(parts, old)) else new if type(old) is not tuple
                else tuple(parts) + new[len(parts):])
    if isinstance(old, (list, dict, set, bytearray)) or type(old).__name__ == "deque":
        update(old, new)
        return old
    return old if type(old) in _SIMPLE and old == new else new
