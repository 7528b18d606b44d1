"""The system-call filter, run step by step as the kernel would, for both processors."""

from __future__ import annotations

import errno
import struct

import pytest

from grader.sandbox.linux import seccomp
from grader.sandbox.linux.syscalls import CALLS

ALLOWED, KILLED = 0x7FFF0000, 0x80000000
REFUSED, UNKNOWN, PRETENDED = 0x50000 | errno.EPERM, 0x50000 | errno.ENOSYS, 0x50000
ME = 4711


class Filter:
    """The filter of one processor, and a machine that runs it."""

    def __init__(self, machine: str) -> None:
        self.calls = CALLS[machine]
        code = seccomp.for_process(seccomp.program(), ME)
        self.steps = [struct.unpack("HBBI", code[at : at + 8]) for at in range(0, len(code), 8)]

    def __call__(self, number: int, *arguments: int, audit: int | None = None) -> int:
        values = [*arguments, *[0] * (6 - len(arguments))]
        data = struct.pack("iIQ6Q", number, self.calls.audit if audit is None else audit, 0, *values)
        at = value = 0
        while True:
            code, if_true, if_false, constant = self.steps[at]
            at += 1
            if code == 0x20:
                (value,) = struct.unpack_from("I", data, constant)
            elif code == 0x54:
                value &= constant
            elif code == 0x05:
                at += constant
            elif code == 0x06:
                return int(constant)
            else:
                holds = value == constant if code == 0x15 else value >= constant
                at += if_true if holds else if_false

    def number(self, name: str) -> int:
        return self.calls.checked[name]


@pytest.fixture(params=CALLS)
def run(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Filter:
    """The filter of each processor."""
    monkeypatch.setattr(seccomp.platform, "machine", lambda: request.param)
    return Filter(request.param)


def test_each_call_gets_the_answer_of_its_group(run: Filter) -> None:
    """No call slips into its neighbour's range."""
    calls = run.calls
    known = {**calls.allowed, **calls.pretended, **calls.unsupported, **calls.absent, **calls.checked}
    expected = (
        dict.fromkeys(calls.allowed.values(), ALLOWED)
        | dict.fromkeys(calls.pretended.values(), PRETENDED)
        | dict.fromkeys(calls.unsupported.values(), 0x50000 | errno.EOPNOTSUPP)
        | dict.fromkeys(calls.absent.values(), UNKNOWN)
    )
    for number in range(600):
        if number in calls.checked.values():
            continue
        answer = expected.get(number, UNKNOWN if number >= 424 else REFUSED)
        assert run(number) == answer, (number, {v: k for k, v in known.items()}.get(number))


def test_dangerous_calls_are_in_no_list(run: Filter) -> None:
    """Names that must never be allowed, whatever is added to the tables."""
    dangerous = {
        *("socket", "connect", "bind", "listen", "accept", "sendmsg", "recvmsg", "setsockopt"),
        *("fork", "vfork", "execve", "execveat", "ptrace", "process_vm_readv", "process_vm_writev", "pidfd_getfd"),
        *("mount", "umount2", "pivot_root", "chroot", "unshare", "setns", "setuid", "setresuid", "capset", "bpf"),
        *("keyctl", "add_key", "request_key", "io_uring_setup", "userfaultfd", "perf_event_open", "memfd_create"),
        *("setrlimit", "setpriority", "sched_setaffinity", "symlink", "link", "mknod", "shmget", "mq_open"),
        *("rt_sigqueueinfo", "rt_tgsigqueueinfo", "tkill", "pidfd_send_signal", "process_madvise", "kexec_load"),
    }
    calls = run.calls
    assert not dangerous & {*calls.allowed, *calls.checked, *calls.pretended, *calls.unsupported}


def test_another_processor_s_calls_end_the_guest(run: Filter) -> None:
    """32-bit code has other numbers; it is not run at all. The x32 numbers of x86-64 are unknown."""
    assert run(0, audit=0x40000003) == KILLED
    assert run(0x40000000 | 1) == UNKNOWN
    assert run(-1) == UNKNOWN


def test_threads_but_no_processes(run: Filter) -> None:
    """``clone`` must ask for a thread, and for no namespace."""
    thread = 0x3D0F00
    clone = run.number("clone")
    assert run(clone, thread) == ALLOWED
    for flags in (0, 0x11, 0x10000, 0x100, thread | 0x10000000, thread | 0x20000, thread | 0x40000000):
        assert run(clone, flags) == REFUSED


def test_signals_go_to_oneself_only(run: Filter) -> None:
    """To the guest's own process, whose id is filled in."""
    for name in ("kill", "tgkill"):
        assert run(run.number(name), ME, 9) == ALLOWED
        for other in (0, 1, ME + 1, 2**32 - 1, 2**32 - ME):
            assert run(run.number(name), other, 9) == REFUSED


def test_questions_about_processes_are_about_oneself(run: Filter) -> None:
    """Clocks, groups, priorities and processors of other processes stay unknown; so do those of all of a user."""
    for name in ("getpgid", "sched_getaffinity"):
        assert run(run.number(name), 0) == run(run.number(name), ME) == ALLOWED
        assert run(run.number(name), 1) == run(run.number(name), ME + 1) == REFUSED
    priority = run.number("getpriority")
    assert run(priority, 0, 0) == run(priority, 0, ME) == run(priority, 1, 0) == ALLOWED
    assert run(priority, 0, 1) == run(priority, 1, ME + 1) == run(priority, 2, 0) == REFUSED
    for name in ("clock_gettime", "clock_getres", "clock_nanosleep"):
        assert [run(run.number(name), clock) for clock in range(12)] == [ALLOWED] * 12
        for process in (1, ME, 40_000):
            for kind in range(8):
                assert run(run.number(name), (~process << 3 | kind) & 0xFFFFFFFF) == REFUSED


def test_counters_of_the_machine_are_in_no_list(run: Filter) -> None:
    """What all guests bring about together would tell one what another does."""
    calls = run.calls
    assert not {"sysinfo", "statfs", "fstatfs", "getrusage", "mincore", "cachestat"} & {*calls.allowed, *calls.checked}


def test_only_private_waits_are_woken(run: Filter) -> None:
    """Shared memory may be waited at, as for the end of a thread; a wake-up of it reaches nobody."""
    futex, clock = run.number("futex"), 0x100
    for operation in (0, 1, 3, 5, 9, 10):
        assert run(futex, 0, operation | 0x80) == run(futex, 0, operation | 0x80 | clock) == ALLOWED
    assert run(futex, 0, 0) == run(futex, 0, 9 | clock) == ALLOWED
    assert run(futex, 0, 1) == run(futex, 0, 10) == PRETENDED
    for operation in (2, 3, 4, 5, 6, 7, 8, 11, 12, 13):
        assert run(futex, 0, operation) == REFUSED


def test_limits_are_read_and_not_set(run: Filter) -> None:
    """``prlimit64`` of oneself without new values."""
    prlimit = run.number("prlimit64")
    assert run(prlimit, 0, 7, 0, 1 << 40) == ALLOWED
    assert run(prlimit, 0, 7, 1 << 40, 0) == REFUSED
    assert run(prlimit, 0, 7, 1, 0) == REFUSED
    assert run(prlimit, ME, 7, 0, 1) == REFUSED


def test_only_stream_pairs(run: Filter) -> None:
    """A pair of unix stream sockets, whatever flags come with the type."""
    pair = run.number("socketpair")
    assert run(pair, 1, 1) == run(pair, 1, 1 | 0o2000000) == ALLOWED
    assert run(pair, 1, 2) == run(pair, 2, 1) == run(pair, 1, 5) == REFUSED


def test_sockets_do_the_usual_only(run: Filter) -> None:
    """No out-of-band data, and no option that hands out a process."""
    for name in ("sendto", "recvfrom"):
        assert run(run.number(name), 3, 1 << 40, 8, 0x4000) == ALLOWED
        assert run(run.number(name), 3, 1 << 40, 8, 0x4001) == REFUSED
    option = run.number("getsockopt")
    assert run(option, 3, 1, 3) == ALLOWED
    assert run(option, 3, 1, 17) == run(option, 3, 1, 77) == run(option, 3, 6, 3) == REFUSED


def test_locks_are_pretended(run: Filter) -> None:
    """A lock on a library's file would be a signal to other submissions; who asks sees that there is none."""
    fcntl = run.number("fcntl")
    assert [run(fcntl, 3, command) for command in (6, 7, 37, 38)] == [PRETENDED] * 4
    assert run(fcntl, 3, 5) == run(fcntl, 3, 36) == ALLOWED
    assert run(run.calls.pretended["flock"], 3, 2) == PRETENDED


def test_descriptors_are_not_made_to_send_signals(run: Filter) -> None:
    """``fcntl``, ``ioctl`` and ``prctl`` allow what libraries use and nothing else."""
    assert run(run.number("fcntl"), 3, 1030) == ALLOWED
    assert run(run.number("fcntl"), 3, 8) == run(run.number("fcntl"), 3, 10) == REFUSED
    assert run(run.number("ioctl"), 0, 0x5413) == ALLOWED
    assert run(run.number("ioctl"), 0, 0x5412) == REFUSED
    assert run(run.number("prctl"), 15) == ALLOWED
    assert run(run.number("prctl"), 4) == run(run.number("prctl"), 22) == REFUSED
