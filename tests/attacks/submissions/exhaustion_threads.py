"""
group: exhaustion
tries: Starts threads until nothing works any more.
stopped by: rlimits, watch
"""
import threading
import time

threading.stack_size(32768)


def add(a, b):
    while True:
        try:
            threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
        except BaseException:
            pass
