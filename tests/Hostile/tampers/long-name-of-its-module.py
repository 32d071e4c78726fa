# Raises an exception whose class says that its module has a name of sixteen megabytes.
# expect: error
raise type("E", (Exception,), {"__module__": "x" * (16 * 1024 * 1024 - 700)})("x")
