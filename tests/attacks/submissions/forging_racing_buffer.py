"""
group: forging
tries: Lets a thread change arrays and lists while they are sent, so that several answers are one.
stopped by: values, codec
"""
import threading

import numpy as np

shared = np.zeros(1000)
small = np.zeros(3)
box = [0.0]


def race():
    k = 0
    while True:
        k += 1
        shared[:] = k
        small[:] = (2.0, 4.0, 6.0) if k % 2 else (0.0, 0.0, 0.0)
        box.append(k) if k % 2 else box.clear()


threading.Thread(target=race, daemon=True).start()


def add(a, b):
    return box


def total(numbers):
    return box


def scale(x):
    return shared


def table(frame):
    frame["sum"] = 0
    return frame


class Counter:
    def __init__(self, start):
        self.box = box

    def up(self, by):
        pass

    @property
    def value(self):
        return self.box

    def steps(self, n):
        return iter(box)
