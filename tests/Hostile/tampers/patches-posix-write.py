# Patches posix.write, so that every answer says True.
# expect: failed
import json
import posix

real = posix.write


def write(fd, data):
    if fd == 4:
        message = json.loads(bytes(data[4:]))
        message["v"] = True
        message.pop("x", None)
        body = json.dumps(message).encode()
        real(fd, len(body).to_bytes(4, "big") + body)
        return len(data)
    return real(fd, data)


def f(x):
    return x


posix.write = write
