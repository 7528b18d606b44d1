"""
group: proxies
tries: Raises what ends a test runner, its loop or its process.
stopped by: proxy
"""
import asyncio
import concurrent.futures

KINDS = [
    SystemExit(0),
    KeyboardInterrupt(),
    GeneratorExit(),
    MemoryError(),
    StopIteration(),
    StopAsyncIteration(),
    BaseExceptionGroup("all", [KeyboardInterrupt(), SystemExit(0)]),
    asyncio.CancelledError(),
    UnicodeDecodeError("utf-8", b"x", 0, 1, "no"),
    RecursionError(),
    concurrent.futures.TimeoutError(),
    BrokenPipeError(),
    type("Exit", (BaseException,), {})(),
    AssertionError(),
    NotImplementedError(),
    EOFError(),
    type("ValueError", (BaseException,), {"__module__": "builtins"})(),
]
calls = 0


def add(*_):
    global calls
    calls += 1
    raise KINDS[calls % len(KINDS)]


total = scale = table = add


class Counter:
    def __init__(self, start):
        pass

    value = property(add)
    up = steps = add
