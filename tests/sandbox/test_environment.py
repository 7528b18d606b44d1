"""What the processes of the sandbox, and those that compare numbers with theirs, find around them."""

from __future__ import annotations

from grader.sandbox.environment import ENVIRONMENT, ONE_THREAD, computing_as_guests


def test_nothing_chooses_how_a_trusted_process_computes_that_guests_do_not_have() -> None:
    """A kernel that somebody has chosen for this machine has other last digits than the guests' own."""
    inherited = {"HOME": "/home/kim", "OPENBLAS_CORETYPE": "Haswell", "NPY_DISABLE_CPU_FEATURES": "AVX512F"}
    inherited |= {"OMP_NUM_THREADS": "8", "MKL_CBWR": "SSE4_2", "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2"}
    assert computing_as_guests(inherited) == {"HOME": "/home/kim", **ONE_THREAD}
    assert computing_as_guests(ENVIRONMENT) == ENVIRONMENT
