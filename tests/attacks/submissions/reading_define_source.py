"""
group: reading
tries: Takes functions that a test hands over apart: their code, constants, globals and callers.
stopped by: order, apart
score: 100
"""
import dis
import gc
import sys

import honest
from honest import Counter, add, scale, table


def total(numbers):
    frame = sys._getframe()
    while frame is not None:
        print(frame.f_code.co_name, frame.f_code.co_consts, list(frame.f_locals))
        frame = frame.f_back
    for thing in gc.get_objects():
        if type(thing).__name__ == "function" and thing.__code__.co_filename.startswith("<"):
            print(dis.Bytecode(thing).dis(), thing.__code__.co_consts)
    return honest.total(numbers)
