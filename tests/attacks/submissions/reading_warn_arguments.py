"""
group: reading
tries: Puts arguments into warnings, log lines, the excepthook's output and the names of threads.
stopped by: order
score: 70
"""
import logging
import sys
import threading
import warnings

import honest
from honest import Counter, table, total

logging.basicConfig(stream=sys.stdout, level=0)


def add(a, b):
    warnings.warn(f"{a!r} {b!r}", UserWarning, stacklevel=1)
    logging.critical("%r %r", a, b)
    sys.__stderr__.write(f"{a!r}\n")
    sys.excepthook(ValueError, ValueError(repr((a, b))), None)
    threading.Thread(name=repr(a), target=lambda: 1 / 0).start()
    return honest.add(a, b) if isinstance(a, int) else 0


def scale(x):
    warnings.warn(repr(x), type(f"Told_{x[0]}", (UserWarning,), {}), stacklevel=1)
    print(x)
    return honest.scale(x)
