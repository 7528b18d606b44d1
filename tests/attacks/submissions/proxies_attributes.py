"""
group: proxies
tries: Gives objects whose attributes are other things at every look, or never what they were.
stopped by: values, proxy
"""
import itertools
import random


class Counter:
    def __init__(self, start):
        self.looks = itertools.count()

    @property
    def value(self):
        if next(self.looks) % 2:
            raise AttributeError("value")
        return type("Number", (int,), {"__eq__": lambda *_: True, "__hash__": int.__hash__})(random.getrandbits(8))

    def __getattr__(self, name):
        return Counter(0)

    def __call__(self, *_, **__):
        return Counter(0)
