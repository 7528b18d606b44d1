"""
group: forging
tries: Returns an object that is equal to everything, true, iterable, a number and an array.
stopped by: values, proxy
"""


class Everything:
    value = property(lambda self: Everything())
    shape = (3,)
    dtype = "float64"
    columns = ["a", "b", "sum"]

    def __init__(self, *_):
        pass

    def _yes(self, *_, **__):
        return True

    __eq__ = __ge__ = __le__ = __contains__ = __bool__ = equals = all = any = _yes
    __ne__ = __lt__ = __gt__ = lambda self, other: False
    __hash__ = lambda self: 3
    __len__ = lambda self: 3
    __iter__ = lambda self: iter(())
    __getattr__ = lambda self, name: self
    __call__ = __getitem__ = __add__ = __sub__ = __abs__ = __round__ = lambda self, *_, **__: self
    __int__ = __index__ = lambda self: 3
    __float__ = lambda self: 3.0
    __array_ufunc__ = __array_function__ = _yes

    @property
    def __class__(self):
        return float


def add(a, b):
    return Everything()


total = scale = table = add
Counter = Everything
