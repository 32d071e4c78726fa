"""The sandbox's first process. Splits at once into the keeper (process 1, which forks the candidates) and the judge.

The split comes before anything is read: the keeper's memory, and with it every candidate's, never holds a stub.
"""

import sys

sys.path[:] = [p for p in sys.path if not p.startswith("/opt/instructmix")]
_FOLDER = "/opt/instructmix/runner/"
# Which process finds the modules of which folder. What every candidate's process inherits is in the first four.
_KEEPERS_ROOMS = [_FOLDER + room for room in ("shared", "candidate", "keeper", "keeper/warming")]
_JUDGES_ROOMS = [_FOLDER + room for room in ("judge", "judge/crossing", "judge/reading", "judge/working", "judge/cleaning")]
_ONCE = "--once"  # for a single trial: what is done once for all that come after the first is not worth while
_PAGES = "--pages"  # for examples of pages
# What runs every page, with the standard modules that it imports: to load it takes longer than most pages do.
_FOR_PAGES = {"sections": ("linecache", "os", "resource", "signal", "time", "warnings"), "sessions": ("doctest", "os", "re"), "precompiled": ("binascii",)}


def boot():
    """Fork the judge and become the keeper."""
    import _socket
    import gc
    import os
    import posix

    sys.path[:0] = _KEEPERS_ROOMS
    import child
    import confine
    import holes
    import keeper
    import messages
    import operations
    import rehearsal
    import shelf

    confine.beforehand()
    os.environ.pop("LD_BIND_NOW", None)
    module = next((a for a in sys.argv[1:] if a not in (_ONCE, _PAGES)), None)
    if module:
        import preload
    mine, its = _socket.socketpair(_socket.AF_UNIX, _socket.SOCK_SEQPACKET)
    pid = posix.fork()
    if pid == 0:
        mine.close()
        sys.path[:0] = _JUDGES_ROOMS
        import judge

        judge.serve(its, module)
        posix._exit(0)
    its.close()
    del sys.path[:len(_KEEPERS_ROOMS)]
    if _ONCE not in sys.argv:
        modules = shelf.Shelf()
        if _PAGES in sys.argv:
            modules.fill([name for standard in _FOR_PAGES.values() for name in standard])
            operations.make_ready(_FOR_PAGES)
            modules.restock()
        else:
            modules.fill()
        rehearsal.rehearse("/work", modules)
    child.look_like_a_fresh_interpreter()
    if module:
        # As late as a candidate would: what it finds, and what it changes, is then the same.
        mine.send((preload.preload(module, pid) or messages.WARM).encode("utf-8", "replace"))
    # The collector moves nothing that the children share with this process, so fewer pages are copied.
    gc.collect()
    gc.disable()
    filling = holes.fill() if _ONCE not in sys.argv else None  # noqa: F841
    gc.freeze()
    keeper.keep(mine, pid)


boot()
