# Puts links, FIFOs and sockets where files are expected, and links to what it may not read.
# expect: failed
import os
import socket


def f(x):
    for folder in (os.getcwd(), "/work", "/tmp", "/dev/shm"):
        os.mkfifo(folder + "/fifo")
        socket.socket(socket.AF_UNIX).bind(folder + "/socket")
        os.symlink("/proc/1/root", folder + "/link")
        os.symlink("/etc/shadow", folder + "/shadow")
        os.symlink("loop", folder + "/loop")
        os.symlink("/", folder + "/root")
    return x
