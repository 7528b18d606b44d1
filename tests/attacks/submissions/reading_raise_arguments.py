"""
group: reading
tries: Puts its arguments into exceptions, their notes, their types' names and their causes.
stopped by: order, clean
"""


def add(*args):
    kind = type("Told_" + "_".join(map(str, args)).replace(".", "_"), (ValueError,), {})
    error = kind(repr(args))
    error.add_note(repr(args))
    raise error from ValueError(repr(args))


def total(numbers):
    raise ValueError(f"numbers: {numbers!r}")


def scale(x):
    raise KeyError(repr(x))


def table(frame):
    raise TypeError(frame.to_string())


def Counter(start):
    raise RuntimeError(repr(start))
