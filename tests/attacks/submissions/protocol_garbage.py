"""
group: protocol
tries: Sends bytes that are no frame: noise, text, other programs' protocols.
stopped by: codec
"""
import os

NOISE = [os.urandom(4096), b"GET / HTTP/1.1\r\n\r\n", b"\x00" * 64, b"\xff" * 64, b'["ok", 1]\n', b"\x80\x04N."]
calls = 0


def add(*_):
    global calls
    calls += 1
    os.write(3, NOISE[calls % len(NOISE)])
    os.read(3, 1)


total = scale = table = Counter = add
