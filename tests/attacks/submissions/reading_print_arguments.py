"""
group: reading
tries: Prints every argument, to show hidden inputs on the own page.
stopped by: order
score: 90
"""
import sys

import honest


def told(function):
    def tell(*args):
        print(function.__name__, *map(repr, args))
        print(function.__name__, *map(repr, args), file=sys.stderr, flush=True)
        return function(*args)

    return tell


add, total, scale, table = map(told, (honest.add, honest.total, honest.scale, honest.table))


class Counter(honest.Counter):
    def __init__(self, start):
        print("Counter", repr(start))
        super().__init__(start)
