"""
group: protocol
tries: Sends its reply byte by byte, so slowly that it never ends.
stopped by: watch
"""
import os
import struct
import time


def add(*_):
    head = b'["list","ok",3]'
    for byte in struct.pack("<II", len(head) + 10**6, len(head)) + head + b" " * 10**6:
        os.write(3, bytes([byte]))
        time.sleep(0.1)


total = add
