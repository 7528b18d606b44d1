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
_TRIALS = 16
"""How often two pools' worth of one size are tried: an allocator of another kind has no such pools."""
_MOST = 4 << 20
"""Bytes in blocks of one size that are asked of the C library."""


def fill() -> list[object]:
    """Fill holes of Python's allocator, and of the C library's, and return what has to live for that."""
    filling: list[object] = []
    for size in range(16, _SMALL + 1, 16):
        _fill_pools(size, filling)
    _fill_heap()
    return filling


def _fill_pools(size: int, filling: list[object]) -> None:
    """Allocate blocks of ``size``, two pools' worth at a time, until there is a pool with all its blocks in a row. It
    is a new one, and given back."""
    make, blocks = _maker(size), (_POOL - _POOL_HEADER) // size
    for _ in range(_TRIALS):
        some = [make() for _ in range(2 * blocks)]
        for first, block in enumerate(some[: blocks + 1]):
            place = id(block)
            if place % _POOL == _POOL_HEADER and id(some[first + blocks - 1]) == place + (blocks - 1) * size:
                filling += some[:first]
                return
        filling += some


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
        for _ in range(_MOST // size):
            block = library.malloc(size)
            if block > end:
                library.free(block)
                break
        size = size // 2 if size > _SMALL else size - 16
    library.free(end)
