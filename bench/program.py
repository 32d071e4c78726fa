"""Runs the program that the bench measures. Standard library only."""

import os
import subprocess
import sys
import time

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROGRAM = os.path.join(HOME, "instructmix")


def run(*arguments):
    """Runs a command line of `instructmix`, and gives its seconds, start included. Ends the bench where it fails; what it says goes to standard error."""
    started = time.monotonic()
    done = subprocess.run([PROGRAM, *arguments], stdout=subprocess.DEVNULL, check=False)
    if done.returncode not in (0, 1):
        sys.exit("bench: instructmix %s ended with %d" % (arguments[0], done.returncode))
    return time.monotonic() - started


def verify(path, output, *options):
    """Verifies a file into an empty ledger. Gives the seconds."""
    for left in (output, output + ".ledger", rejects(output)):
        if os.path.exists(left):
            os.remove(left)
    return run("verify", path, "--output", output, "--quiet", *options)


def rejects(output):
    """Where `verify` writes what it does not keep."""
    return output.replace(".jsonl", ".rejects.jsonl")
