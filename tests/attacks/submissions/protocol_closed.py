"""
group: protocol
tries: Closes, half-closes and replaces its connection in the middle of a call.
stopped by: watch, codec
"""
import os
import socket

calls = 0


def add(*_):
    global calls
    calls += 1
    if calls % 3 == 0:
        os.close(3)
    elif calls % 3 == 1:
        end = socket.socket(fileno=3)
        end.shutdown(socket.SHUT_WR)
        end.detach()
    else:
        one, other = socket.socketpair()
        os.dup2(one.fileno(), 3)
        os.write(other.fileno(), b"x" * 100)
    return 3


total = scale = table = Counter = add
