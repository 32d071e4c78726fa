"""Goes through a candidate's whole life in process 1, before any is forked.

The interpreter makes some things when it first needs them: the parser's tables, the specialised forms of our functions. Every child then
inherits them and makes none itself. A child that only defines functions took 2.7 ms of CPU time and takes 1.6 (bench/NOTES.md). Nothing of
it can be seen afterwards.
"""

import marshal
import posix
import sys

import answering
import confine
import frames
import wall

_ROUNDS = 24

_CODE = '''
"""Every kind of statement once, so that the compiler has met them."""
from __future__ import annotations
import sys as c
from sys import (path as z, argv as w)


class A(Exception, metaclass=type):
    x: int = 3

    @property
    def f(self, a=None, /, b=1, *c, d: str = "x", **e) -> int:
        global g
        for i, (j, k) in enumerate(zip(a, b)):
            if i % 2 == 0 and not j or k is None:
                continue
            elif i in (1, 2, 3) and j != k:
                break
        else:
            pass
        while True:
            try:
                x = [i for i in a if i > 2] + sorted(map(lambda q: q ** 2, a))
                y = {k: v for k, v in b.items()}
                s = {*a, 1} | {i // 2 for i in x}
                d[1:2, ::3] = x[0] = -1
                x += f"{a!r:>{b}} {c} %s" % (1,)
                assert a == b, "no"
                with open("x") as f, g:
                    yield from f
            except (ValueError, TypeError) as e:
                raise RuntimeError("x") from e
            finally:
                del x
        return a if b else (c, *d)


async def h():
    async with a as b:
        await c
        return b"x", 1.5, 2j, ...


from typing import List


def called(a: List[int], b=(), c=None):
    result = []
    for i in range(3):
        result.append(str(i) + "a".upper())
    if a == 4:
        raise ValueError("four")
    if isinstance(a, list):
        a.sort()
    return {"a": a, "b": [result, (1, 2.5, None, True)], 3: {1}, "l": len(result)}
'''

_STUB = '''
def check(candidate):
    assert candidate(1)["a"] == 1
    assert [candidate(i) for i in range(2)] and isinstance(candidate([1]), dict)


check(called)
'''


_PLAN = {"tests": [], "classes": [], "called": [], "pytest": False, "files": {}, "runs": False}


def rehearse(folder, shelf):
    """Runs made-up candidates in a folder, one after the other. Leaves the folder and the shelf as they were."""
    modules = dict(sys.modules)
    for _ in range(_ROUNDS):
        _live(folder)
        posix.unlink(folder + "/" + confine.FILE)
        shelf.restock()
        sys.modules.clear()
        sys.modules.update(modules)


def _live(folder):
    calls_r, calls_w = posix.pipe()
    answers_r, answers_w = posix.pipe()
    try:
        packed = marshal.dumps(compile(_STUB, "<stub>", "exec", dont_inherit=True)).hex()
        frames.write(calls_w, {"code": _CODE, "compile_only": False, "nodes": True})
        function = {"g": "called"}
        encode = wall.Encoder(None).encode
        for argument in (1, 2.5, "text", None, 4, [3, 1, (2, "x")], {"k": {1, 2}, 5: b"b"}):
            frames.write(calls_w, {"n": 0, "op": "call", "a": [function, encode(argument)]})
        frames.write(calls_w,
                     {"n": 0, "op": "inside",
                      "a": [encode({"source": _STUB, "packed": packed, "plan": dict(_PLAN)}), ["called"], [], "token"]})
        posix.close(calls_w)
        calls_w = -1
        answering.Candidate(folder, calls_r, answers_w, posix.open("/dev/null", posix.O_WRONLY)).serve()
        posix.read(answers_r, 65536)
    finally:
        for fd in (calls_r, calls_w, answers_r, answers_w):
            if fd >= 0:
                posix.close(fd)
