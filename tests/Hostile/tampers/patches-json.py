# Replaces the modules json, _json and frames by ones that encode everything as True.
# expect: failed
import _json
import json
import sys
import types

fake = types.ModuleType("json")
fake.dumps = lambda *arguments, **named: "true"
fake.loads = lambda *arguments, **named: 4
for name in ("json", "_json", "frames", "wall", "judge", "execute", "stubs"):
    sys.modules[name] = fake
_json.encode_basestring_ascii = lambda text: '"4"'
_json.make_encoder = lambda *arguments: lambda *more: ["4"]


def f(x):
    return x
