"""
group: forging
tries: Raises exceptions of own classes that bear the names and modules of those a test asks for, and groups of them.
stopped by: proxy, codec
score: 80
"""
from honest import *
from honest import total as _total

Own = type("TypeErrοr", (Exception,), {"__module__": "builtins", "__qualname__": "TypeError"})


def total(numbers):
    if isinstance(numbers, str):
        raise BaseExceptionGroup("TypeError", [TypeError("a"), KeyboardInterrupt(), ExceptionGroup("b", [Own("c")])])
    return _total(numbers) if len(numbers) != 3 else Own("6")
