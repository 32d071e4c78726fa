"""Containers that one process passed to the other, made what they have become there.

Part of every candidate's process: no imports.
"""


def _is_updated(old, new):
    return isinstance(old, (list, dict, set, bytearray)) and type(old) is type(new)


def update(old, new):
    """Give a container the parts of another one, and so on for the containers in it; what is of another type, or is the other one, stays as it is."""
    if old is new:
        return
    if type(old) is tuple and type(new) is tuple:
        for kept, value in zip(old, new):
            update(kept, value)
    if not _is_updated(old, new):
        return
    if isinstance(old, list) and len(old) == len(new):
        for position, value in enumerate(new):
            if _is_updated(old[position], value):
                update(old[position], value)
            else:
                old[position] = value
    elif isinstance(old, dict):
        kept = {k: old[k] for k in new if k in old}
        old.clear()
        for key, value in new.items():
            if key in kept and _is_updated(kept[key], value):
                update(kept[key], value)
                value = kept[key]
            old[key] = value
    elif isinstance(old, set):
        old.clear()
        old.update(new)
    else:
        old[:] = new
