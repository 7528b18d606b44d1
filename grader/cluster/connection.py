"""How a scheduler is reached: its address, and the files of TLS. Without encryption no further than this machine."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from grader.errors import GraderError
from grader.text.clean import line

if TYPE_CHECKING:
    from distributed import Security

Role = Literal["client", "worker"]

_ENCRYPTED = ("tls", "wss")


@dataclass(frozen=True)
class SchedulerAccess:
    """``address`` as Dask writes it: ``tls://host:8786``. What the files of TLS leave open is in Dask's own
    configuration. ``insecure``: without encryption after all."""

    address: str
    insecure: bool = False
    ca_file: Path | None = None
    certificate: Path | None = None
    key: Path | None = None


def check(connection: SchedulerAccess, role: Role) -> None:
    """Raise GraderError for an address that is none, for files that are not there, and where submissions and marks
    would travel unencrypted."""
    if not _is_address(connection.address):
        raise GraderError(
            f"{line(connection.address, 100)}: this is no address of a scheduler",
            "Write it as the scheduler says it when it starts: tls://host:8786.",
        )
    if not is_safe(connection.address) and not connection.insecure:
        raise GraderError(
            f"{connection.address}: this scheduler is not encrypted: anyone on its network could send it work",
            "Start it with TLS and write tls://, or say --insecure-cluster on a network that is yours alone.",
        )
    for path in (connection.ca_file, connection.certificate, connection.key):
        if path is not None and not path.is_file():
            raise GraderError(f"{path}: there is no such file", "Name the files of TLS as PEM.")
    if _protocol(connection.address) in _ENCRYPTED:
        try:
            works = security(connection, role).get_connection_args(role)["ssl_context"] is not None
        except (OSError, ValueError) as error:  # SSLError is an OSError
            raise GraderError(
                f"{connection.address}: these files of TLS do not work: {line(str(error), 200)}",
                "They are PEM: who signed, a certificate that he signed, and its key.",
            ) from None
        if not works:
            raise GraderError(
                f"{connection.address}: TLS needs a certificate, its key, and the certificate of who signed it",
                "Name them with --tls-ca-file, --tls-cert and --tls-key, or in Dask's configuration.",
            )


def _is_address(address: str) -> bool:
    host, _, port = address.rpartition("://")[2].partition("/")[0].rpartition(":")
    if _protocol(address) in ("ws", "wss"):
        return True  # their port may be the one of the web
    known = _protocol(address) in ("tcp", "tls", "ucx") and bool(host)
    return known and port.isascii() and port.isdecimal() and 0 < int(port) < 2**16


def short(error: BaseException) -> str:
    """Return an error of Dask in one line, without the connection over which it came."""
    return line(str(error).rpartition(">: ")[2] or type(error).__name__, 200)


def is_safe(address: str) -> bool:
    """Whether what is sent to an address is encrypted, or stays on this machine."""
    return _protocol(address) in _ENCRYPTED or _is_loopback(_host(address))


def security(connection: SchedulerAccess, role: Role) -> Security:
    """Return Dask's settings for a role."""
    import distributed

    files = {"ca_file": connection.ca_file, f"{role}_cert": connection.certificate, f"{role}_key": connection.key}
    given = {f"tls_{name}": str(path) for name, path in files.items() if path is not None}
    encrypted = True if _protocol(connection.address) in _ENCRYPTED else None
    return distributed.Security(require_encryption=encrypted, **given)


def _protocol(address: str) -> str:
    return address.partition("://")[0] if "://" in address else "tcp"


def _host(address: str) -> str:
    rest = address.rpartition("://")[2].partition("/")[0]
    if rest.startswith("["):
        return rest[1:].partition("]")[0]
    return rest.rpartition(":")[0] if ":" in rest else rest


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
