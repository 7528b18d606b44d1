"""Numbers of the system calls that a guest may meet, for the two processors that the wall knows.

The numbers are the kernel's own (asm/unistd_64.h and asm-generic/unistd.h). What is not listed is refused, among it
what counts for the whole machine: ``sysinfo`` (threads, load), ``statfs`` (free blocks), ``getrusage`` (pages that were
read from a disk because nobody had read them before).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Calls:
    """System calls of one processor, by what becomes of them."""

    audit: int
    """How seccomp names the processor; a call in another's name (32-bit code) ends the guest."""
    allowed: dict[str, int]
    checked: dict[str, int]
    """Allowed for some arguments only."""
    pretended: dict[str, int]
    """Answered with success, doing nothing: Landlock does not cover them, and refusing breaks ``shutil.copy``.
    Locks and advice reach other processes by way of a library's file, even one that may only be read."""
    unsupported: dict[str, int]
    """Answered with "not supported", which ``shutil.copystat`` shrugs off."""
    absent: dict[str, int]
    """Answered as if this kernel did not know them; the C library then takes an older call that can be checked, or
    that cannot be asked whether somebody has read a page of a file before (RWF_NOWAIT)."""


def _numbers(table: str) -> dict[str, int]:
    return {name: int(number) for name, _, number in (entry.partition("=") for entry in table.split())}


CALLS = {
    "x86_64": Calls(
        audit=0xC000003E,
        allowed=_numbers(
            """
            read=0 write=1 open=2 close=3 stat=4 fstat=5 lstat=6 poll=7 lseek=8 mmap=9 mprotect=10
            munmap=11 brk=12 rt_sigaction=13 rt_sigprocmask=14 rt_sigreturn=15 pread64=17 pwrite64=18
            readv=19 writev=20 access=21 pipe=22 select=23 sched_yield=24 mremap=25 msync=26
            madvise=28 dup=32 dup2=33 pause=34 nanosleep=35 getitimer=36 alarm=37 setitimer=38
            getpid=39 shutdown=48 getsockname=51 getpeername=52 exit=60 uname=63 fsync=74
            fdatasync=75 truncate=76 ftruncate=77 getdents=78 getcwd=79 chdir=80 fchdir=81 rename=82
            mkdir=83 rmdir=84 creat=85 unlink=87 readlink=89 umask=95 gettimeofday=96 getrlimit=97
            times=100 getuid=102 getgid=104 geteuid=107 getegid=108
            getppid=110 getpgrp=111 getgroups=115 getresuid=118 getresgid=120
            rt_sigpending=127 rt_sigtimedwait=128 rt_sigsuspend=130 sigaltstack=131 gettid=186 time=201
            getdents64=217 set_tid_address=218 restart_syscall=219 exit_group=231 epoll_wait=232 epoll_ctl=233
            openat=257 mkdirat=258 newfstatat=262 unlinkat=263 renameat=264 readlinkat=267
            faccessat=269 pselect6=270 ppoll=271 set_robust_list=273 epoll_pwait=281 eventfd2=290
            epoll_create1=291 dup3=292 pipe2=293 preadv=295 pwritev=296 getcpu=309 renameat2=316
            getrandom=318 membarrier=324 copy_file_range=326 statx=332
            rseq=334 close_range=436 openat2=437 faccessat2=439 epoll_pwait2=441
            """
        ),
        checked=_numbers(
            """
            ioctl=16 sendto=44 recvfrom=45 socketpair=53 getsockopt=55 clone=56 kill=62 fcntl=72
            getpgid=121 getpriority=140 prctl=157 futex=202 sched_getaffinity=204 clock_gettime=228
            clock_getres=229 clock_nanosleep=230 tgkill=234 prlimit64=302
            """
        ),
        pretended=_numbers(
            """
            flock=73 chmod=90 fchmod=91 utime=132 fadvise64=221 utimes=235 futimesat=261 fchmodat=268
            utimensat=280 fchmodat2=452
            """
        ),
        unsupported=_numbers(
            """
            setxattr=188 lsetxattr=189 fsetxattr=190 getxattr=191 lgetxattr=192 fgetxattr=193
            listxattr=194 llistxattr=195 flistxattr=196 removexattr=197 lremovexattr=198
            fremovexattr=199
            """
        ),
        absent=_numbers(
            """
            preadv2=327 pwritev2=328 clone3=435
            """
        ),
    ),
    "aarch64": Calls(
        audit=0xC00000B7,
        allowed=_numbers(
            """
            getcwd=17 eventfd2=19 epoll_create1=20 epoll_ctl=21 epoll_pwait=22 dup=23 dup3=24
            mkdirat=34 unlinkat=35 renameat=38 truncate=45 ftruncate=46
            faccessat=48 chdir=49 fchdir=50 openat=56 close=57 pipe2=59 getdents64=61 lseek=62 read=63
            write=64 readv=65 writev=66 pread64=67 pwrite64=68 preadv=69 pwritev=70 pselect6=72
            ppoll=73 readlinkat=78 newfstatat=79 fstat=80 fsync=82 fdatasync=83 exit=93 exit_group=94
            set_tid_address=96 set_robust_list=99 nanosleep=101 getitimer=102 setitimer=103
            sched_yield=124 restart_syscall=128 sigaltstack=132 rt_sigsuspend=133 rt_sigaction=134
            rt_sigprocmask=135 rt_sigpending=136 rt_sigtimedwait=137 rt_sigreturn=139
            getresuid=148 getresgid=150 times=153 getgroups=158 uname=160 getrlimit=163
            umask=166 getcpu=168 gettimeofday=169 getpid=172 getppid=173 getuid=174
            geteuid=175 getgid=176 getegid=177 gettid=178 getsockname=204 getpeername=205
            shutdown=210 brk=214 munmap=215 mremap=216 mmap=222 mprotect=226 msync=227
            madvise=233 renameat2=276 getrandom=278 membarrier=283 copy_file_range=285
            statx=291 rseq=293 close_range=436 openat2=437 faccessat2=439
            epoll_pwait2=441
            """
        ),
        checked=_numbers(
            """
            fcntl=25 ioctl=29 futex=98 clock_gettime=113 clock_getres=114 clock_nanosleep=115
            sched_getaffinity=123 kill=129 tgkill=131 getpriority=141 getpgid=155 prctl=167
            socketpair=199 sendto=206 recvfrom=207 getsockopt=209 clone=220 prlimit64=261
            """
        ),
        pretended=_numbers(
            """
            flock=32 fchmod=52 fchmodat=53 utimensat=88 fadvise64=223 fchmodat2=452
            """
        ),
        unsupported=_numbers(
            """
            setxattr=5 lsetxattr=6 fsetxattr=7 getxattr=8 lgetxattr=9 fgetxattr=10 listxattr=11
            llistxattr=12 flistxattr=13 removexattr=14 lremovexattr=15 fremovexattr=16
            """
        ),
        absent=_numbers(
            """
            preadv2=286 pwritev2=287 clone3=435
            """
        ),
    ),
}
