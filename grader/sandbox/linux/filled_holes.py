"""Fills holes in this process's memory, so that what its forks allocate lies together.

A fork copies a page of memory when it first writes to it. What was freed while libraries were imported are holes all
over the memory, and a fork's small objects would go into them: some dozens of bytes, and a page to copy for each.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable

from grader.sandbox.linux import kernel

_POOL = 1 << 14
"""Bytes of a pool, in which Python keeps blocks of one size."""
_POOL_HEADER = 48
_SMALL = 512
"""Larger objects of Python are the C library's."""
_LARGE = 1 << 16
"""The C library's larger blocks are few."""
_MOST = 50_000
"""Blocks of one size that are tried: an allocator of another kind gives no sign that its holes are full."""


def fill() -> list[object]:
    """Fill holes of Python's allocator, and of the C library's, and return what has to live for that."""
    filling: list[object] = []
    for size in range(16, _SMALL + 1, 16):
        _fill_pools(size, filling)
    _fill_heap()
    return filling


def _fill_pools(size: int, filling: list[object]) -> None:
    """Allocate blocks of ``size`` until there is a whole pool of them in a row: a new one, which is given back."""
    make = _maker(size)
    blocks = (_POOL - _POOL_HEADER) // size
    in_a_row = last = 0
    for _ in range(_MOST):
        block = make()
        in_a_row = in_a_row + 1 if id(block) == last + size else 1
        last = id(block)
        filling.append(block)
        if in_a_row == blocks:
            del filling[-blocks:]
            return


def _maker(size: int) -> Callable[[], object]:
    """Return what makes an object that is a block of ``size`` of its own."""
    if size <= 32:
        return object if size == 16 else lambda: complex(0, size)
    content = size - bytes.__basicsize__
    return lambda: bytes(content)


def _fill_heap() -> None:
    """Allocate blocks below the end of the heap as long as there is room, and never free them."""
    library = kernel.libc()
    library.malloc.restype, library.malloc.argtypes = ctypes.c_size_t, [ctypes.c_size_t]
    library.free.restype, library.free.argtypes = None, [ctypes.c_size_t]
    end = library.malloc(_LARGE)
    size = _LARGE // 2
    while size >= 16:
        for _ in range(_MOST):
            block = library.malloc(size)
            if block > end:
                library.free(block)
                break
        size = size // 2 if size > _SMALL else size - 16
    library.free(end)
