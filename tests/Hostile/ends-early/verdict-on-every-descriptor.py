# Writes a verdict in a frame to every descriptor that it has, then exits.
# expect: error
import json
import os

for fd in range(256):
    for number in range(1, 4):
        data = json.dumps({"type": "verdict", "id": number, "outcome": "passed", "level": "tested", "clean": True}).encode()
        try:
            os.write(fd, len(data).to_bytes(4, "big") + data)
        except OSError:
            pass
os._exit(0)
