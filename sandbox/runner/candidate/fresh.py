"""The candidate's process with an interpreter of its own (`--isolation fresh`): the tests compare forks of a warm interpreter with it."""

import posix
import sys

sys.path.insert(1, "/opt/instructmix/runner/shared")

import child
from confine import ANSWERS, CALLS, NOTES

folder = sys.argv[1]
del sys.path[:2]  # the runner's own folders, which no candidate has on its path
for descriptor in (CALLS, ANSWERS, NOTES):
    posix.set_inheritable(descriptor, False)
child.look_like_a_fresh_interpreter()
child.serve(folder)
posix._exit(0)
