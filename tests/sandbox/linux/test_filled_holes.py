"""What is allocated after holes were filled lies together, in Python's memory and in the C library's."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests import ROOT

PROGRAM = """
import ctypes
from grader.sandbox.linux import filled_holes, kernel

malloc = kernel.libc().malloc
malloc.restype = ctypes.c_size_t
small = [bytes(100) for _ in range(40_000)]
large = [malloc(2000) for _ in range(2000)]
del small[::40]
for block in large[::2]:
    kernel.libc().free(ctypes.c_size_t(block))

def pages():
    new = [bytes(100) for _ in range(300)]
    return len({id(one) >> 12 for one in new}), len({malloc(2000) >> 12 for _ in range(100)})

before = pages()
filling = filled_holes.fill()
print(*before, *pages())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="forks are Linux's")
def test_new_blocks_lie_together() -> None:
    """300 small objects of 133 bytes need some 10 pages, 100 larger ones of 2,000 some 50."""
    run = subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, check=True)
    scattered, scattered_large, small, large = map(int, run.stdout.split())
    assert scattered > 100 and small < 20
    assert scattered_large > 90 and large < 60
