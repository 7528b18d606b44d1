"""
group: processes
tries: Closes its connection, ignores all signals, forgets its parent and goes on working.
stopped by: watch, pids
"""
import ctypes
import os
import signal
import threading
import time

for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
ctypes.CDLL(None).prctl(1, 0, 0, 0, 0)


def work():
    while True:
        try:
            open("@planted@/@token@-held-on", "w")
        except OSError:
            pass
        time.sleep(0.05)


def add(a, b):
    for _ in range(4):
        threading.Thread(target=work).start()
    for number in (3, 1, 2, 0):
        os.close(number)
    while True:
        time.sleep(10)


total = scale = add
