"""The candidate's process with an interpreter of its own (`--isolation fresh`): what a fork from a warm one is compared with."""

import posix
import sys

import child
from confine import ANSWERS, CALLS, NOTES

folder = sys.argv[1]
sys.path.pop(0)  # the runner's own folder, which no candidate has on its path
for descriptor in (CALLS, ANSWERS, NOTES):
    posix.set_inheritable(descriptor, False)
child.look_like_a_fresh_interpreter()
child.serve(folder)
posix._exit(0)
