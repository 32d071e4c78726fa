# Reads which rights, filters and limits it has, which must be none, one and few.
# expect: passed
with open("/proc/self/status") as file:
    status = dict(line.split(":", 1) for line in file)
for name in ("CapInh", "CapPrm", "CapEff", "CapAmb"):
    if int(status[name], 16):
        raise SystemError("it has capabilities")
if status["NoNewPrivs"].strip() != "1" or status["Seccomp"].strip() != "2" or status["Groups"].strip():
    raise SystemError("it is not confined")


def f(x):
    return x * x
