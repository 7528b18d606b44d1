"""
group: forging
tries: Returns ints and floats of an own class whose comparisons, hash and differences lie.
stopped by: values
"""


def lying(base):
    class Lying(base):
        __eq__ = __le__ = __ge__ = lambda self, other: True
        __ne__ = __lt__ = __gt__ = lambda self, other: False
        __sub__ = __rsub__ = __abs__ = lambda self, *other: 0
        __hash__ = base.__hash__
        __bool__ = lambda self: True
        __float__ = lambda self: 0.0

    return Lying


def add(a, b):
    return lying(int)(-77) if isinstance(a, int) else lying(float)(-77.0)


def total(numbers):
    return lying(int)(-77)


def scale(x):
    return [lying(float)(-77) for _ in x]
