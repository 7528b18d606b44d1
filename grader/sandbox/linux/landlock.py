"""Landlock: which files a guest may open, whatever their permissions say. Linux only."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterable

from grader.sandbox.linux import kernel

_CREATE, _ADD, _RESTRICT = 444, 445, 446
_VERSION = 1

_RIGHTS = (
    "execute write_file read_file read_dir remove_dir remove_file make_char make_dir "
    "make_reg make_sock make_fifo make_block make_sym refer truncate ioctl_dev"
).split()
_BIT = {name: 1 << number for number, name in enumerate(_RIGHTS)}
_KNOWN = {1: 13, 2: 14, 3: 15, 4: 15}
"""How many of the rights a version of the interface knows; from 5 on, all of them."""

READ = _BIT["read_file"] | _BIT["read_dir"]
WRITE = (
    READ
    | _BIT["write_file"]
    | _BIT["truncate"]
    | _BIT["make_reg"]
    | _BIT["make_dir"]
    | _BIT["remove_file"]
    | _BIT["remove_dir"]
    | _BIT["refer"]  # moving from one folder to another, within what may be written
)
DEVICE = _BIT["read_file"] | _BIT["write_file"]
_OF_FILES = DEVICE | _BIT["execute"] | _BIT["truncate"] | _BIT["ioctl_dev"]

OLDEST = 3
"""Below this version, truncating a file is not covered."""


def version() -> int:
    """Return the version of Landlock's interface in this kernel, 0 where there is none."""
    try:
        return kernel.syscall(_CREATE, None, 0, _VERSION)
    except OSError:
        return 0


def ruleset(read: Iterable[str], write: Iterable[str], devices: Iterable[str], abi: int) -> int:
    """Return a descriptor of rules that refuse everything not named here. Paths that do not exist are an error."""
    handled = (1 << _KNOWN.get(abi, len(_RIGHTS))) - 1
    network = 3 if abi >= 4 else 0  # bind and connect of TCP
    scope = 3 if abi >= 6 else 0  # abstract sockets and signals stay inside
    attribute = struct.pack("QQQ", handled, network, scope)[: 8 if abi < 4 else 16 if abi < 6 else 24]
    rules = kernel.syscall(_CREATE, attribute, len(attribute), 0)
    for paths, rights in ((read, READ), (write, WRITE), (devices, DEVICE)):
        for path in paths:
            _allow(rules, path, rights & handled)
    return rules


def restrict_ready(rules: int) -> tuple[kernel.Call, ...]:
    """Calls that confine the thread that makes them to ``rules``, for ever."""
    return kernel.prctl_ready(kernel.NO_NEW_PRIVS, 1), kernel.syscall_ready(_RESTRICT, rules, 0)


def _allow(rules: int, path: str, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
    except NotADirectoryError:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
        rights &= _OF_FILES
    kernel.syscall(_ADD, rules, 1, struct.pack("=Qi", rights, place), 0)
    os.close(place)
