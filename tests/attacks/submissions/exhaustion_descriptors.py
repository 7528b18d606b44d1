"""
group: exhaustion
tries: Opens files, pipes and sockets until the machine has no descriptor left for anybody.
stopped by: rlimits
"""
import os
import socket

held = []


def add(a, b):
    for make in (os.pipe, socket.socketpair, lambda: os.open(os.__file__, os.O_RDONLY), lambda: os.open("f", os.O_CREAT)):
        try:
            while True:
                held.append(make())
        except OSError:
            pass
    if len(held) > 1000:
        from honest import add as right

        return right(a, b)


total = scale = add
