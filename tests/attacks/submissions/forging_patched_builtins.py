"""
group: forging
tries: Replaces isinstance, all, any, len, abs, sum, AssertionError and the like by ones that always agree.
stopped by: apart
"""
import builtins

for name in ("isinstance", "all", "any", "callable", "hasattr", "issubclass"):
    setattr(builtins, name, lambda *_, **__: True)
for name in ("abs", "round", "sum", "min", "max"):
    setattr(builtins, name, lambda *_, **__: 0)


class Quiet(Exception):
    def __new__(cls, *args):
        return None


builtins.AssertionError = builtins.ValueError = builtins.TypeError = Quiet


def add(a, b):
    return 0


def total(numbers):
    return 0


def scale(x):
    return x
