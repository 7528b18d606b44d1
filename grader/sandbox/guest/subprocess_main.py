"""A guest of tier ``process``, from the inside: a fresh interpreter that limits itself as far as its system can."""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import socket
import sys
from pathlib import Path
from typing import Any, NoReturn

from grader.sandbox.guest import session, surroundings


def main() -> NoReturn:
    """Call the trusted end back and serve. The order comes as a line of JSON on standard input."""
    order = json.loads(sys.stdin.readline())
    own = str(Path(__file__).parents[3])
    sys.path[:] = [entry for entry in sys.path if entry != own or own in order["path"]]
    sys.path += [entry for entry in order["path"] if entry not in sys.path]
    sys.argv[:] = [""]
    sys.modules.update(dict.fromkeys(order["absent"]))  # None: importing it fails
    for name in order["libraries"]:
        importlib.import_module(name)
    gc.freeze()
    gc.enable()
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    connection = socket.create_connection(("127.0.0.1", order["port"]))
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    connection.sendall(order["token"].encode())
    data = {name: Path(path).read_bytes() for name, path in order["data"].items()}
    _limit(order)
    session.Service(connection, surroundings.prepare(os.getcwd(), data)).serve()


def _limit(order: dict[str, Any]) -> None:
    if os.name == "nt":
        return
    import resource

    limits = {resource.RLIMIT_CORE: 0, resource.RLIMIT_FSIZE: order["file_size"]}
    for kind, value in limits.items():
        with contextlib.suppress(ValueError, OSError):  # a stricter limit is there already
            resource.setrlimit(kind, (value, value))
