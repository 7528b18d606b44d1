"""What the canary sings: run inside a guest, as a submission would be, it tries what no submission may do.

``attempts`` returns the names of those that succeeded; ``execute`` returns only if it failed.
"""

from __future__ import annotations

import ctypes
import mmap
import os
import resource
import socket
from typing import Any

_SEIZE = 0x4206  # ptrace without stopping the other process


def attempts(target: dict[str, Any]) -> list[str]:
    """``target`` holds paths, ports and process ids that the trusted side has prepared."""
    succeeded = []
    for attempt in ATTEMPTS:
        try:
            if attempt(target):
                succeeded.append(attempt.__name__.replace("_", " "))
        except (OSError, MemoryError, ValueError):
            pass
    return succeeded


def read_a_file_outside(target: dict[str, Any]) -> bool:
    with open(target["file"]) as file:
        return bool(file.read() == target["content"])


def list_a_folder_outside(target: dict[str, Any]) -> bool:
    return bool(os.listdir(target["folder"]))


def write_a_file_outside(target: dict[str, Any]) -> bool:
    with open(os.path.join(target["folder"], "written"), "w") as file:
        return file.write("x") == 1


def change_a_file_outside(target: dict[str, Any]) -> bool:
    os.chmod(target["file"], 0o600)
    os.utime(target["file"], (0, 0))
    return False  # both are answered with success in any case: the trusted side looks for itself


def connect_over_the_network(target: dict[str, Any]) -> bool:
    socket.create_connection(("127.0.0.1", target["port"]), timeout=1)
    return True


def send_a_datagram(target: dict[str, Any]) -> bool:
    return socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", target["port"])) == 1


def connect_to_a_unix_socket(target: dict[str, Any]) -> bool:
    socket.socket(socket.AF_UNIX).connect(target["socket"])
    return True


def start_a_process(target: dict[str, Any]) -> bool:
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    return True


def raise_its_limits(target: dict[str, Any]) -> bool:
    for kind in (resource.RLIMIT_AS, resource.RLIMIT_FSIZE, resource.RLIMIT_CPU):
        resource.setrlimit(kind, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    return True


def use_more_memory_than_it_may(target: dict[str, Any]) -> bool:
    mmap.mmap(-1, target["memory"]).close()
    return True


def signal_another_process(target: dict[str, Any]) -> bool:
    for process in target["processes"] + [os.getppid()]:
        if process > 0:
            os.kill(process, 0)
            return True
    return False


def trace_another_process(target: dict[str, Any]) -> bool:
    libc = ctypes.CDLL(None)
    others = [process for process in target["processes"] + [os.getppid()] if process > 0]
    return any(libc.ptrace(_SEIZE, process, None, None) == 0 for process in others)


def read_about_another_process(target: dict[str, Any]) -> bool:
    for process in target["processes"]:
        with open(f"/proc/{process}/environ", "rb") as environ:
            return bool(environ.read())
    return False


def execute(target: dict[str, Any]) -> None:
    """Become another program; whoever waits for an answer finds this guest gone."""
    for program in target["programs"]:
        try:
            os.execv(program, [program, "--help"])  # noqa: S606  what is tried is to start a program
        except OSError:
            continue


ATTEMPTS = (
    read_a_file_outside,
    list_a_folder_outside,
    write_a_file_outside,
    change_a_file_outside,
    connect_over_the_network,
    send_a_datagram,
    connect_to_a_unix_socket,
    start_a_process,
    raise_its_limits,
    use_more_memory_than_it_may,
    signal_another_process,
    trace_another_process,
    read_about_another_process,
)
