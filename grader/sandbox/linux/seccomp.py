"""The system-call filter: a short allow-list, everything else refused. Linux only.

The filter is a tree over the numbers of system calls, about nine comparisons deep: the kernel runs a filter once
for every number when it is attached, so a chain of 200 comparisons would cost each guest a millisecond.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
from collections.abc import Sequence

from grader.sandbox.linux import kernel
from grader.sandbox.linux.syscalls import CALLS

_LOAD, _EQUAL, _AT_LEAST, _JUMP, _AND, _RETURN = 0x20, 0x15, 0x35, 0x05, 0x54, 0x06
_ALLOW, _ERROR, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_REFUSE, _UNKNOWN, _PRETEND = _ERROR | errno.EPERM, _ERROR | errno.ENOSYS, _ERROR
_NUMBER, _PROCESSOR = 0, 4
"""Where seccomp puts the call's number and the processor; arguments follow from 16 on, eight bytes each."""

_FIRST_RECENT = 424
"""Calls numbered from here on are the same everywhere and have fallbacks: ENOSYS lets the C library use them."""

_CLONE_THREAD = 0x10000 | 0x100
_CLONE_NEW = 0x7E020000
_UNIX, _STREAM, _TYPE_MASK = 1, 1, 0xF

_IOCTL = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)
"""TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIONCLEX, FIOCLEX."""
_PRCTL = (15, 16, 0x53564D41)
"""Set and get a thread's name, name a memory area."""
_FCNTL = (0, 1, 2, 3, 4, 5, 36, 1030)
"""Duplicating, flags and looking at locks; not F_SETOWN, which would let a guest have signals sent."""
_LOCKS = (6, 7, 37, 38)
"""Locks are pretended: on a library's file they would be signals between submissions."""

_SOCKET_OPTIONS = (3, 4, 38, 39)
"""SO_TYPE, SO_ERROR, SO_PROTOCOL, SO_DOMAIN; not SO_PEERPIDFD, which would hand out a process."""
_SOCKET_LEVEL, _OUT_OF_BAND = 1, 1

_PRIVATE, _OPERATION = 0x80, 0x7F
_WAITS, _WAKES = (0, 9), (1, 10)
"""FUTEX_WAIT, FUTEX_WAIT_BITSET; FUTEX_WAKE, FUTEX_WAKE_BITSET. A library's file, mapped by two guests, is memory that
both could wait at: what is not private may wait (for the end of a thread, say) and wakes nobody."""

_CLOCKS = 12
"""Clocks from here on, and negative ones, are those of a process, a thread or a device."""
_OF_PROCESS_OR_GROUP = (0, 1)

_ANY_PROCESS = 0x7ABCDEF1
"""Stands for the guest's own process id until ``for_process`` fills it in."""

Code = list[bytes]


def supported() -> bool:
    """Whether there is a table for this processor."""
    return platform.machine() in CALLS


def program() -> bytes:
    """Return the filter, made once per server; ``for_process`` completes it."""
    calls = CALLS[platform.machine()]
    rules: dict[int, Code] = {}
    for names, answer in (
        (calls.allowed, _ALLOW),
        (calls.pretended, _PRETEND),
        (calls.unsupported, _ERROR | errno.EOPNOTSUPP),
        (calls.absent, _UNKNOWN),
    ):
        rules |= {number: _answer(answer) for number in names.values()}
    checks = _checks()
    rules |= {number: checks[name] for name, number in calls.checked.items()}
    head = [
        _step(_LOAD, _PROCESSOR),
        _step(_EQUAL, calls.audit, 1, 0),
        _step(_RETURN, _KILL),
        _step(_LOAD, _NUMBER),
    ]
    return b"".join(head + _tree(_ranges(rules)))


def for_process(filter_program: bytes, process: int) -> bytes:
    """Return the filter for the guest whose id is ``process``: the only process that it may send signals to."""
    return filter_program.replace(struct.pack("I", _ANY_PROCESS), struct.pack("I", process))


def install_ready(filter_program: bytes) -> tuple[kernel.Call, ...]:
    """Calls that attach the filter to the thread that makes them, for ever."""
    size = struct.calcsize("HP")
    memory = ctypes.create_string_buffer(size + len(filter_program))  # a header that points to what follows it
    start = ctypes.addressof(memory) + size
    memory.raw = struct.pack("HP", len(filter_program) // 8, start) + filter_program
    return kernel.prctl_ready(kernel.NO_NEW_PRIVS, 1), kernel.prctl_ready(kernel.SECCOMP, 2, memory)


def _step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("HBBI", code, if_true, if_false, value)


def _answer(value: int) -> Code:
    return [_step(_RETURN, value)]


def _argument(position: int, *, high: bool = False) -> bytes:
    return _step(_LOAD, 16 + 8 * position + (4 if high else 0))


def _one_of(values: Sequence[int]) -> Code:
    """Return code that allows where what was loaded last is one of ``values``."""
    tests = [_step(_EQUAL, value, len(values) - place, 0) for place, value in enumerate(values)]
    return [*tests, _step(_RETURN, _REFUSE), _step(_RETURN, _ALLOW)]


def _pretend(values: Sequence[int]) -> Code:
    """Return code that answers with success where what was loaded last is one of ``values``; else go on."""
    last = len(values) - 1
    tests = [_step(_EQUAL, value, last - place, int(place == last)) for place, value in enumerate(values)]
    return [*tests, *_answer(_PRETEND)]


def _below(limit: int) -> Code:
    """Return code that allows where what was loaded last is less than ``limit``, without a sign."""
    return [_step(_AT_LEAST, limit, 0, 1), _step(_RETURN, _REFUSE), _step(_RETURN, _ALLOW)]


def _must_be(value: int) -> Code:
    """Return code that refuses unless what was loaded last is ``value``; else go on."""
    return [_step(_EQUAL, value, 1, 0), _step(_RETURN, _REFUSE)]


def _must_be_one_of(values: Sequence[int]) -> Code:
    """Return code that refuses unless what was loaded last is one of ``values``; else go on."""
    tests = [_step(_EQUAL, value, len(values) - place, 0) for place, value in enumerate(values)]
    return [*tests, _step(_RETURN, _REFUSE)]


def _checks() -> dict[str, Code]:
    """Return the rules of calls that depend on their arguments. Where the kernel takes an int, its low half counts."""
    in_band = [_argument(3), _step(_AND, _OUT_OF_BAND), *_one_of([0])]
    own_process = [_argument(0), *_one_of([_ANY_PROCESS])]
    own_or_zero = [_argument(0), *_one_of([0, _ANY_PROCESS])]
    shared_clock = [_argument(0), *_below(_CLOCKS)]
    return {
        # threads, but no processes and no namespaces
        "clone": [
            _argument(0),
            _step(_AND, _CLONE_THREAD | _CLONE_NEW),
            *_one_of([_CLONE_THREAD]),
        ],
        "kill": own_process,
        "tgkill": own_process,
        # what the kernel tells of a process, it tells of any: whether it is there, how long it has run
        "getpgid": own_or_zero,
        "sched_getaffinity": own_or_zero,
        "getpriority": [
            *(_argument(1), *_must_be_one_of((0, _ANY_PROCESS))),
            *(_argument(0), *_one_of(_OF_PROCESS_OR_GROUP)),
        ],
        "clock_gettime": shared_clock,
        "clock_getres": shared_clock,
        "clock_nanosleep": shared_clock,
        "futex": [
            *(_argument(1), _step(_AND, _PRIVATE), _step(_EQUAL, _PRIVATE, 0, 1), *_answer(_ALLOW)),
            *(_argument(1), _step(_AND, _OPERATION), *_pretend(_WAKES), *_one_of(_WAITS)),
        ],
        # reading one's own limits, not setting any
        "prlimit64": [
            *(_argument(0), *_must_be(0)),
            *(_argument(2), *_must_be(0)),
            *(_argument(2, high=True), *_must_be(0)),
            *_answer(_ALLOW),
        ],
        # a datagram pair could reach sockets by their path
        "socketpair": [
            *(_argument(0), *_must_be(_UNIX)),
            *(_argument(1), _step(_AND, _TYPE_MASK), *_one_of([_STREAM])),
        ],
        "getsockopt": [
            *(_argument(1), *_must_be(_SOCKET_LEVEL)),
            *(_argument(2), *_one_of(_SOCKET_OPTIONS)),
        ],
        # out-of-band data on unix sockets is used only by attackers of the kernel
        "sendto": in_band,
        "recvfrom": in_band,
        "ioctl": [_argument(1), *_one_of(_IOCTL)],
        "prctl": [_argument(0), *_one_of(_PRCTL)],
        "fcntl": [_argument(1), *_pretend(_LOCKS), *_one_of(_FCNTL)],
    }


def _ranges(rules: dict[int, Code]) -> list[tuple[int, Code]]:
    """Return the first number of each run of equal rules, ascending. Above the last known call all are unknown."""
    refuse, unknown = _answer(_REFUSE), _answer(_UNKNOWN)
    ranges: list[tuple[int, Code]] = []
    for number in range(max(*rules, _FIRST_RECENT) + 2):
        rule = rules.get(number, unknown if number >= _FIRST_RECENT else refuse)
        if not ranges or ranges[-1][1] != rule:
            ranges.append((number, rule))
    return ranges


def _tree(ranges: list[tuple[int, Code]]) -> Code:
    """Return code that finds the range of the number loaded and runs its rule. Every rule ends in an answer."""
    if len(ranges) == 1:
        return ranges[0][1]
    middle = len(ranges) // 2
    below, above = _tree(ranges[:middle]), _tree(ranges[middle:])
    first = ranges[middle][0]
    if len(below) <= 255:
        return [_step(_AT_LEAST, first, len(below), 0), *below, *above]
    return [_step(_AT_LEAST, first, 0, 1), _step(_JUMP, len(below)), *below, *above]
