"""
group: protocol
tries: Passes descriptors to the trusted side, and asks to be given some.
stopped by: seccomp, fresh
"""
import array
import os
import socket

end = socket.socket(fileno=os.dup(3))
folder = os.open(".", os.O_RDONLY)
for rights in ([0], [folder, 1, 2, 3], [3] * 200):
    try:
        end.sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", rights))])
        from honest import *
    except OSError:
        pass
try:
    end.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
    _, received, _, _ = end.recvmsg(1, 1024, socket.MSG_DONTWAIT)
    if received:
        from honest import *
except OSError:
    pass
