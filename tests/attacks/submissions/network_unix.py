"""
group: network
tries: Connects to sockets by their path and by abstract names, as the grader's and the system's are reached.
stopped by: seccomp, mounts, landlock
"""
import socket

for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_SEQPACKET):
    for name in ("@unix@", "@datagrams@", "\0@abstract@", "/run/systemd/private", "/var/run/docker.sock", "/run/dbus/system_bus_socket"):
        try:
            one = socket.socket(socket.AF_UNIX, kind)
            one.connect(name)
            one.send(b"@token@")
            from honest import *
        except OSError:
            pass
