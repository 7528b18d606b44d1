"""
group: forging
tries: Returns objects whose pickling, copying and hashing would run code on the other side.
stopped by: values
"""
import os


class Payload:
    def __reduce_ex__(self, protocol):
        return os.system, ("touch @planted@/@token@-pickled",)

    __reduce__ = lambda self: self.__reduce_ex__(2)
    __getstate__ = __copy__ = __deepcopy__ = lambda self, *_: os._exit(0)


def add(a, b):
    return Payload()


def total(numbers):
    return {"a": Payload(), "b": [Payload()]}


def scale(x):
    import numpy as np

    return np.array([Payload(), Payload()], dtype=object)


def table(frame):
    return frame.assign(sum=[Payload() for _ in range(len(frame))])


Counter = Payload
