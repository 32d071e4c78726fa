"""The names of the messages between coordinator and judge, and between judge and keeper (docs/protocol.md).

src/Harness/Protocol/MessageTypes.cs has the coordinator's side of them; a test compares the two.
"""

# Coordinator to judge.
TRIAL = "trial"  # run this
SAY = "say"  # send the answers that you keep

# Judge to coordinator.
READY = "ready"  # once, when the sandbox is up
UNFIT = "unfit"  # in its place: the module that was to be warm cannot be
VERDICT = "verdict"
FAULT = "fault"  # the runner failed; says nothing about the candidate
WAITING = "waiting"  # the trial that runs uses no CPU time
WORKING = "working"  # it does again
RETURNED = "returned"  # an order that was not run, handed back

# Judge and keeper.
WARM = "warm"  # the keeper says it once: the module is there
SWEEP = b"sweep"  # the judge asks for it: end whatever is left of the last trial

# Judge and template.
REAP = b"reap"  # the judge asks for it: reap what is left as your child
