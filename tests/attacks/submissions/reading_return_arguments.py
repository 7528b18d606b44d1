"""
group: reading
tries: Returns its arguments, so that the report shows them as what came back.
stopped by: order
"""


class Told:
    def __init__(self, *args):
        self.value = repr(args)
        type(self).__qualname__ = type(self).__name__ = repr(args)

    def up(self, by):
        self.value = repr(by)

    def steps(self, n):
        return [repr(n)]


def add(*args):
    return repr(args)


def total(numbers):
    return str(numbers)


def scale(x):
    return {repr(x): repr(x)}


def table(frame):
    return frame.rename(columns={"a": frame.to_string()})


Counter = Told
