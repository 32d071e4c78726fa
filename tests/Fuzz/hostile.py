"""Hostile bytes on the judge's side of the wall: a value, a declared exception, and neither memory nor time without bound."""

import json
import operator
import os
import random
import resource
import signal
import threading

import frames
import plainpipes
import proxies
import remote
import standins
import wall
from values import Values

_TAGS = ("t", "s", "z", "d", "b", "B", "c", "r", "e", "i", "u", "v", "a", "h", "k", "f", "builtin", "x", "")
_TYPES = ("decimal.Decimal", "fractions.Fraction", "datetime.datetime", "datetime.time", "datetime.date", "datetime.timedelta", "datetime.timezone", "zoneinfo.ZoneInfo",
          "collections.Counter", "collections.OrderedDict", "collections.defaultdict", "collections.deque", "uuid.UUID", "pathlib.PosixPath", "pathlib.PurePosixPath",
          "os.system", "builtins.eval", "collections", "", ".", "datetime.datetime.now")
_SCALARS = (None, True, False, 0, 1, -1, 1 << 31, 1 << 63, 10 ** 30, 0.5, -0.0, 1e308, float("nan"), float("inf"), "", "x", "1e999999999", "0x" + "f" * 5000,
            "00", "zz", "list", "int", "../../etc/passwd", "\ud800", "__class__", "os")
_NODE_FIELDS = ("h", "k", "of", "class", "base", "v", "name", "call", "fields", "module", "a")
_MESSAGE_FIELDS = ("n", "v", "x", "m", "out", "q", "a", "k", "names", "nodes", "own")
_TOLD_FIELDS = ("type", "message", "line", "bases", "own", "module", "class", "args", "attributes", "group", "name", "code", "errno", "value", "system")
_WORDS = _TYPES + ("Exception", "BaseException", "ValueError", "SystemExit", "Gone", "AssertionError", "ExceptionGroup", "unittest.case", "SkipTest", "str", "tuple", "dict")
# Of CPU time, for one message: a thousand times what any takes.
_PATIENCE = 20


class _Late(BaseException):
    pass


def _bounded(seed, number, work):
    """The work's value; what it may not raise, or take, is told with the seed."""
    signal.setitimer(signal.ITIMER_VIRTUAL, _PATIENCE)
    try:
        return work()
    except BaseException as error:
        raise AssertionError("seed %d, number %d: %s: %s" % (seed, number, type(error).__name__, error)) from error
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _watched(count, work):
    """Do the work for each number within bounds of memory. Gives the count."""
    def late(number, frame):
        raise _Late("more than %d s of CPU time" % _PATIENCE)

    signal.signal(signal.SIGVTALRM, late)
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (2 << 30, hard))
    try:
        for number in range(count):
            work(number)
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    return count


class _Lies:
    """Makes messages that no honest process sends, and honest ones with something changed."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self._values = Values(self.random)

    def node(self, depth=0):
        """What may stand where a value is encoded."""
        r = self.random
        way = r.randrange(9 if depth < 6 else 2)
        if way < 2:
            return r.choice(_SCALARS)
        if way == 2:
            return [self.node(depth + 1) for _ in range(r.randrange(4))]
        if way == 3:
            return {"v": [r.choice(_TYPES), [self.node(depth + 1) for _ in range(r.randrange(4))]]}
        if way == 4:
            return {name: self.node(depth + 1) for name in r.sample(_NODE_FIELDS, r.randrange(1, 8))}
        if way == 5:
            return {"h": r.randrange(-2, 9), "of": r.choice(_WORDS), "class": r.randrange(-2, 9), "base": r.choice(("int", "str", "list", "dict", "tuple", "set", "bool", None, 3)), "v": self.node(depth + 1)}
        if way == 6:
            return self.changed(self.honest())
        if way == 7:
            return {"d": [[self.node(depth + 1), self.node(depth + 1)] for _ in range(r.randrange(4))]}
        return {r.choice(_TAGS): self.node(depth + 1)}

    def honest(self):
        """The encoding of an honest value."""
        return wall.Encoder(lambda thing, base: None).encode(self._values.value(self.random.choice((1, 3, 9, 30))))

    def changed(self, node):
        """The node with one place of it changed."""
        r = self.random
        if isinstance(node, list) and node and r.random() < 0.8:
            position = r.randrange(len(node))
            return node[:position] + r.choice(([], [self.changed(node[position])], [node[position]] * 2, [self.node(5)])) + node[position + 1:]
        if isinstance(node, dict) and node and r.random() < 0.8:
            name = r.choice(list(node))
            return {**node, name: self.changed(node[name])} if r.random() < 0.8 else {r.choice(_TAGS): node[name]}
        return self.node(5)

    def told(self, depth=0):
        """What may be told of an exception."""
        r = self.random
        told = {"type": r.choice(_WORDS), "message": r.choice(("", "m", "\ud800")), "line": r.choice((None, 1, -1, 1 << 40)), "bases": r.sample(_WORDS, r.randrange(5))}
        for name in r.sample(_TOLD_FIELDS, r.randrange(6)):
            told[name] = {"args": lambda: [self.node(4) for _ in range(2)], "attributes": lambda: {r.choice(_WORDS): self.node(4)}, "own": lambda: r.random() < 0.5,
                          "class": lambda: r.randrange(5), "module": lambda: r.choice(_WORDS), "group": lambda: [self.told(depth + 1)] if depth < 4 else []}.get(name, lambda: self.node(4))()
        return told

    def answer(self, serial):
        """What may come where the answer of that number is awaited."""
        r = self.random
        way = r.randrange(6)
        if way == 0:
            return self.node()
        answer = {"n": serial if r.random() < 0.95 else r.choice(_SCALARS)}
        if way == 1:
            answer["x"] = self.told() if r.random() < 0.9 else self.node()
        elif way == 2:
            answer = {"q": r.choice((0, 0, 1, -1, 99, "0", None)), "a": [self.node(3)], "k": {} if r.random() < 0.8 else self.node(3)}
        else:
            answer["v"] = self.node() if r.random() < 0.7 else self.changed(self.honest())
        for name in r.sample(_MESSAGE_FIELDS, r.choice((0, 0, 0, 1, 2))):
            answer[name] = {str(r.randrange(-3, 3)): self.node(3)} if name == "m" and r.random() < 0.7 else self.node(3)
        return answer

    def data(self):
        """Bytes that may be read where a frame is."""
        r = self.random
        way = r.randrange(4)
        if way == 0:
            return bytes(r.getrandbits(8) for _ in range(r.randrange(64)))
        if way == 1:
            return r.choice((b"[", b"{\"t\":", b"[[", b"\"", b"1", b"-", b"\\u", b"{\"a\":1,", b"1e", b"NaN", b"\xed\xa0\x80")) * r.choice((1, 3, 500, 100000))
        data = bytearray(json.dumps(self.answer(1)).encode())
        for _ in range(r.randrange(4)):
            position = r.randrange(len(data))
            data[position:position + r.randrange(2)] = bytes([r.choice(b"[]{}\",:\\0123456789eE-.ntfuNI\x00\xff")])
        return bytes(data[:r.randrange(len(data) + 1)] if way == 2 else data)


def frames_of_bytes(seed, count):
    """Bytes as JSON: a message or a FrameError."""
    lies = _Lies(seed)

    def load(data):
        try:
            frames.loads(data)
        except frames.FrameError:
            pass

    def one(number):
        data = lies.data()
        _bounded(seed, number, lambda: load(data))

    return _watched(count, one)


def nodes(seed, count):
    """Nodes to the decoder: a value or CannotCross."""
    lies = _Lies(seed)

    def none(node, decoder, depth):
        raise wall.CannotCross("unknown node")

    def decode(node):
        try:
            wall.Decoder(none).decode(node)
        except wall.CannotCross:
            pass

    def one(number):
        node = lies.node()
        for _ in range(lies.random.choice((0,) * 20 + (50, 300, 900))):
            node = lies.random.choice(([node], {"t": [node]}, {"d": [[1, node]]}))
        _bounded(seed, number, lambda: decode(node))

    return _watched(count, one)


class _Script:
    """A channel on which everything that is received was thought up; the serial numbers are mostly right."""

    light = False

    def __init__(self, lies):
        self._lies = lies
        self._serial = 0

    def send(self, message):
        self._serial = message.get("n", self._serial) if type(message) is dict else self._serial
        frames.dumps(message)

    def receive(self):
        # As it would come out of a frame.
        return frames.loads(frames.dumps(self._lies.answer(self._serial)))


def answers(seed, count):
    """Answers to a Remote: a value, an exception that says what was told of it, or the end of the conversation."""
    lies = _Lies(seed)

    def converse(light):
        conversation = remote.Remote(_Script(lies), standins.StandIns)
        conversation.keep_light(light)
        try:
            for name in ("f", "g"):
                value = conversation.named(name, lies.random.choice(("function", "class", "value", "module:math", "module:../x", "module:this.__main__", "module:")))
                if isinstance(value, type(os)):
                    continue
                given = [[1, 2], {"a": [1]}, {3}, lambda x: x]
                for target in (value, conversation.call(value, given, {"key": [given]})):
                    conversation.describe_last()
                    if isinstance(target, proxies.Proxy):
                        target == 1, target == target, len(target), target.attribute, list(zip(target, range(3)))
                        target < 3, 4 in target, target - 1 == target, operator.getitem(target, slice(1, 2))
        except remote.ENDINGS:
            pass
        except BaseException as error:
            # What a stub would see: told by the candidate, or what Python says of a stand-in that was misused (len() of what gives a text).
            if getattr(error, "told", None) is None and not isinstance(error, (TypeError, ValueError, OverflowError)):
                raise

    return _watched(count, lambda number: _bounded(seed, number, lambda: converse(number % 3 == 0)))


def streams(seed, count):
    """Bytes on a real pipe, torn, too long, too many: a conversation over them ends."""
    lies = _Lies(seed)

    def converse(data):
        (calls, mine), (theirs, answers_) = os.pipe(), os.pipe()
        writer = threading.Thread(target=_write, args=(answers_, data))
        writer.start()
        try:
            conversation = remote.Remote(plainpipes.Pipes(mine, theirs), standins.StandIns)
            conversation.order("")
            conversation.started()
            while True:
                conversation.ask("ping")
        except remote.ENDINGS:
            pass
        except BaseException as error:
            if getattr(error, "told", None) is None:
                raise
        finally:
            for fd in (calls, mine, theirs):
                os.close(fd)
            writer.join()

    def one(number):
        parts = [frames.dumps({"names": {}})] if number % 2 else []
        parts += [lies.data() if lies.random.random() < 0.5 else frames.dumps(lies.answer(serial)) for serial in range(1, lies.random.randrange(1, 6))]
        data = b"".join((len(part) if lies.random.random() < 0.9 else lies.random.choice((0, 1 << 24, (1 << 24) + 1, (1 << 32) - 1))).to_bytes(4, "big") + part for part in parts)
        _bounded(seed, number, lambda: converse(data))

    return _watched(count, one)


def _write(fd, data):
    try:
        while data:
            data = data[os.write(fd, data):]
    except BrokenPipeError:
        pass
    finally:
        os.close(fd)
