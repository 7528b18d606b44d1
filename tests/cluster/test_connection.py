"""Which schedulers may be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.cluster.connection import SchedulerAccess, check, is_safe
from grader.errors import GraderError


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("tcp://127.0.0.1:8786", True),
        ("127.0.0.1:8786", True),
        ("localhost:8786", True),
        ("tcp://[::1]:8786", True),
        ("tls://10.0.0.1:8786", True),
        ("wss://host/", True),
        ("tcp://10.0.0.1:8786", False),
        ("10.0.0.1:8786", False),
        ("host", False),
        ("tcp://127.0.0.1.example.org:8786", False),
        ("tcp://[fe80::1]:8786", False),
        ("ws://host:8786", False),
        ("ucx://10.0.0.1:13337", False),
        ("TCP://localhost:1", True),
    ],
)
def test_what_is_safe(address: str, safe: bool) -> None:
    """What is encrypted, and what does not leave this machine."""
    assert is_safe(address) is safe


@pytest.mark.parametrize(
    "address",
    ["", "127.0.0.1", "localhost:", "tcp://127.0.0.1:99999", "tcp://127.0.0.1:x", "tcp://:8786", "http://host:8786"],
)
def test_what_is_no_address(address: str) -> None:
    """One error says so; Dask would wait, and print a traceback."""
    with pytest.raises(GraderError, match="no address of a scheduler"):
        check(SchedulerAccess(address, insecure=True), "client")


def test_an_open_network_is_asked_for() -> None:
    """The error names what to do."""
    with pytest.raises(GraderError, match="not encrypted") as error:
        check(SchedulerAccess("tcp://10.0.0.1:8786"), "client")
    assert "--insecure-cluster" in error.value.hint
    check(SchedulerAccess("tcp://10.0.0.1:8786", insecure=True), "client")


def test_files_of_tls(tmp_path: Path) -> None:
    """One that is not there is named, and so is one that is needed."""
    pytest.importorskip("distributed", reason="Dask is not installed")
    with pytest.raises(GraderError, match="no such file"):
        check(SchedulerAccess("tls://host:8786", ca_file=tmp_path / "ca.pem"), "client")
    with pytest.raises(GraderError, match="needs a certificate"):
        check(SchedulerAccess("tls://host:8786"), "client")
    none = tmp_path / "none.pem"
    none.write_text("no certificate")
    with pytest.raises(GraderError, match="do not work"):
        check(SchedulerAccess("tls://host:8786", ca_file=none, certificate=none, key=none), "worker")
