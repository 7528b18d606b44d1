"""What a guest finds around it: the same everywhere, and nothing inherited."""

from __future__ import annotations

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
