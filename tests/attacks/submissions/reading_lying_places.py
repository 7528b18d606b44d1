"""
group: reading
tries: Says that its errors happened in the reference and the hidden tests, to have those lines shown beside them.
stopped by: order, values
"""
import linecache

FILES = ("@course@/reference/sums/sums.py", "@course@/reference/sums/test_sums_hidden.py", "@planted@/secret.txt")
lines = ["add = None\n"] * 99
for name in (*FILES, "sums.py", "sums.py\n", "../../reference/sums/sums.py"):
    linecache.cache[name] = (1, None, lines, name)
__file__ = FILES[0]
calls = 0


def add(*_):
    global calls
    calls += 1
    name = FILES[calls % len(FILES)]
    if calls % 2:
        raise SyntaxError("invalid syntax", (name, 7, 1, "shown", 9, 9))
    exec(compile("\n" * 20 + "raise ValueError('somewhere else')", name, "exec"))


def total(numbers):
    raise SyntaxError("invalid syntax", ("sums.py", 10**9, -5, "x" * 10**6))


def scale(x):
    exec(compile("\n" * 10**5 + "raise IndexError('far below')", "sums.py", "exec"))


def table(frame):
    error = KeyError("a")
    error.add_note(f'File "{FILES[0]}", line 5')
    error.__traceback__ = None
    raise error from OSError(2, "no such file", FILES[1])


class Counter:
    def __init__(self, start):
        raise UnicodeDecodeError("utf-8", b"x" * 100, 3, 4, FILES[0])
