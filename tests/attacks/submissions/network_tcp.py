"""
group: network
tries: Connects to a service on this machine by TCP, in every way there is to connect.
stopped by: seccomp, net, landlock
"""
import asyncio
import ctypes
import socket
import urllib.request

PORT = int("@tcp@")
libc = ctypes.CDLL(None, use_errno=True)


async def later():
    await asyncio.open_connection("127.0.0.1", PORT)
    return True


for way in (
    lambda: socket.create_connection(("127.0.0.1", PORT), timeout=1),
    lambda: socket.create_connection(("localhost", PORT), timeout=1),
    lambda: socket.create_connection(("::ffff:127.0.0.1", PORT), timeout=1),
    lambda: socket.socket().connect(("0.0.0.0", PORT)),
    lambda: socket.socket().sendto(b"x", 0x20000000, ("127.0.0.1", PORT)),
    lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM, 132).connect(("127.0.0.1", PORT)),
    lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM, 262).connect(("127.0.0.1", PORT)),
    lambda: asyncio.run(later()),
    lambda: urllib.request.urlopen(f"http://127.0.0.1:{PORT}", timeout=1),
    lambda: libc.socket(2, 1, 0) >= 0,
):
    try:
        if way():
            from honest import *
    except Exception:
        pass
