"""
group: proxies
tries: Offers private names to the trusted side: __array_interface__, __array__, __buffer__, __reduce__, _repr_html_.
stopped by: proxy
"""


class Bait:
    __array_interface__ = {"version": 3, "typestr": "<f8", "shape": (3,), "data": (0xDEADBEEF, False)}
    __array_struct__ = 0xDEADBEEF
    __array_priority__ = 1e9
    __cuda_array_interface__ = __array_interface__
    __dataframe__ = __arrow_c_array__ = lambda self, *_: None
    _repr_html_ = _repr_mimebundle_ = lambda self, *_, **__: "<script>alert(1)</script>"
    __len__ = lambda self: 3
    __getitem__ = lambda self, key: 2.0
    dtype, shape, ndim, size, nbytes, strides = "<f8", (3,), 1, 3, 24, (8,)
    value = property(lambda self: Bait())
    tolist = tobytes = keys = items = lambda self, *_: [2.0, 4.0, 6.0]

    def __init__(self, *_):
        pass

    def __array__(self, *_, **__):
        import numpy as np

        return np.array([2.0, 4.0, 6.0])

    def up(self, by):
        pass

    def steps(self, n):
        return Bait()


add = total = scale = table = Counter = Bait
