"""
group: forging
tries: Leaves threads behind that send forged replies while the next request is on its way.
stopped by: codec, watch
"""
import os
import struct
import threading
import time


def frame(head):
    return struct.pack("<II", len(head), len(head)) + head


def forge():
    time.sleep(0.02)
    for _ in range(200):
        for number in ("3", "5", "true"):  # not 6: who knows a public answer may give it without any trick
            try:
                os.write(3, frame(b'["list","ok",' + number.encode() + b"]"))
            except OSError:
                return
        time.sleep(0.001)


for _ in range(4):
    threading.Thread(target=forge, daemon=True).start()


def add(a, b):
    time.sleep(0.1)
    return 0


def total(numbers):
    time.sleep(0.1)
    return 0
