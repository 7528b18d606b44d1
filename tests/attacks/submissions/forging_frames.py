"""
group: forging
tries: Walks up the frames in search of the test's expected value, its reference and its report.
stopped by: apart
"""
import sys


def hunt():
    """The first thing in any caller that looks like an answer."""
    frame = sys._getframe(1)
    while frame is not None:
        for names in (frame.f_locals, frame.f_globals):
            for key in ("expected", "reference", "right", "want"):
                if key in names:
                    return names[key]
            if "submission" in names and "check" in names:
                names["check"].equal = lambda *_, **__: None
                return names
        frame = frame.f_back
    raise LookupError("there is nothing to find")


def add(a, b):
    return hunt().add(a, b)


def total(numbers):
    return hunt().total(numbers)


def scale(x):
    return hunt()


def table(frame):
    return hunt()
