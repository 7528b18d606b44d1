"""
group: forging
tries: Returns texts, lists, dicts and tuples of own classes that call themselves equal and of the right length.
stopped by: values
"""


def lying(base, *content):
    class Lying(base):
        __eq__ = lambda self, other: True
        __ne__ = lambda self, other: False
        __len__ = lambda self: 3
        __hash__ = lambda self: 0
        __contains__ = lambda self, other: True
        __iter__ = lambda self: iter([2.0, 4.0, 6.0])
        __getitem__ = lambda self, key: 2.0

    return Lying(*content)


def add(a, b):
    return lying(str, "nothing")


def total(numbers):
    return lying(tuple, [0])


def scale(x):
    return lying(list, [0.0])


def table(frame):
    return lying(dict, {"a": 1})
