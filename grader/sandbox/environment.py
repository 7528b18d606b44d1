"""What a process of the sandbox finds around it: the same everywhere, and nothing inherited."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

ONE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "NUMEXPR_NUM_THREADS": "1",
}
"""How many threads a library computes with, which can change the last digit; and forking with threads is not safe."""

ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
    "USER": "student",
    "LOGNAME": "student",
    "PYTHONHASHSEED": "0",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONUTF8": "1",
    "MPLBACKEND": "Agg",
    **ONE_THREAD,
    "MALLOC_ARENA_MAX": "1",  # a thread must not reserve address space that counts as used memory
}
"""All of its environment variables, but for those that lead to its scratch folder."""

ABSENT = ("pyarrow",)
"""Modules that a guest cannot import although they may be installed. pandas would use pyarrow for text, so that
results would depend on whether it is there; and it starts threads, after which forking is not safe."""

_KERNELS = ("OPENBLAS_", "MKL_", "BLIS_", "NVPL_", "NPY_", "GLIBC_TUNABLES")
"""What the names of variables begin with that choose how libraries compute. No guest has any of them."""


def computing_as_guests(inherited: Mapping[str, str]) -> dict[str, str]:
    """Return an environment for a trusted process whose numbers are compared with those of guests: by the same code for
    the same processor, for another has other last digits."""
    return {name: value for name, value in inherited.items() if not name.startswith(_KERNELS)} | ONE_THREAD


_BOOT = "import gc, sys; gc.disable(); sys.path.insert(0, sys.argv[1]); from {} import main; main(*sys.argv[2:])"


def command(module: str, *arguments: str) -> list[str]:
    """Return the command that runs ``main`` of a module of this package in a fresh interpreter. It begins without the
    search for garbage, as what is imported stays: ``main`` freezes that, and then enables the search."""
    root = str(Path(__file__).parents[2])
    return [sys.executable, "-s", "-B", "-P", "-c", _BOOT.format(module), root, *arguments]
