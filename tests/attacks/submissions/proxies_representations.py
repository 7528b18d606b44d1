"""
group: proxies
tries: Gives objects whose repr, str, format and type names run wild: endless, raising, full of control characters.
stopped by: proxy, values, clean
"""


class Wild(type):
    def __repr__(cls):
        raise KeyboardInterrupt

    __name__ = __qualname__ = "\x1b[2J" + "\u202e" * 100


class Thing(metaclass=Wild):
    def __repr__(self):
        while True:
            pass

    __str__ = __format__ = lambda self, *_: 1 / 0
    __class__ = property(lambda self: 1 / 0)

    def __getattr__(self, name):
        raise SystemExit(0)

    def __init__(self, *_):
        pass


def add(a, b):
    return Thing()


def total(numbers):
    return [Thing(), {"a": Thing()}]


def scale(x):
    error = ValueError(Thing())
    error.__cause__ = error.__context__ = error
    raise error


def table(frame):
    raise type("\n\x1b]0;pwned\x07" * 50, (Exception,), {"__str__": lambda self: 1 / 0})()


Counter = Thing
