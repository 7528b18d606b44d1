"""
group: protocol
tries: Announces frames of gigabytes, of no length, and heads that are longer than their frame.
stopped by: codec
"""
import os
import struct

HEADERS = [(0xFFFFFFFF, 10), (0, 0), (10, 0xFFFFFFFF), (10, 11), (0x7FFFFFFF, 0x7FFFFFFF), (64 << 20, 1), (1, 0)]
calls = 0


def add(*_):
    global calls
    calls += 1
    os.write(3, struct.pack("<II", *HEADERS[calls % len(HEADERS)]))
    os.read(3, 1)


total = scale = table = Counter = add
