# Makes timers and events until it may not.
# expect: failed
import ctypes


def f(x):
    libc = ctypes.CDLL(None)
    # Before glibc 2.34 timers were in a library of their own.
    realtime = libc if hasattr(libc, "timer_create") else ctypes.CDLL("librt.so.1")
    for n in range(2000):
        timer = ctypes.c_void_p()
        if realtime.timer_create(1, None, ctypes.byref(timer)) or libc.eventfd(0, 0) < 0 or libc.epoll_create1(0) < 0 or libc.inotify_init() < 0:
            break
    return x
