"""What a module of tests holds, in words: tests that leave something behind for others change it."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType


def state_of(module: ModuleType) -> str:
    """Return what a module holds, and what its functions and classes remember."""
    held = [(name, value, *_memory(value)) for name, value in vars(module).items() if not name.startswith("__")]
    return repr(held)


def _memory(value: object) -> Iterator[object]:
    if isinstance(value, ModuleType):
        return
    yield from (getattr(value, name, None) for name in ("__dict__", "__defaults__", "__kwdefaults__"))
    if callable(count := getattr(value, "cache_info", None)):
        yield count()
