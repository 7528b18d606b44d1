"""The files of TLS, made as docs/cluster.md says."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

COMMANDS = """
openssl req -x509 -newkey rsa:2048 -nodes -days 90 -subj /CN=grader-ca -keyout ca-key.pem -out ca.pem
openssl req -newkey rsa:2048 -nodes -subj /CN=grader -keyout key.pem -out request.pem
openssl x509 -req -in request.pem -CA ca.pem -CAkey ca-key.pem -CAcreateserial -days 90 -out cert.pem
"""


def made(folder: Path) -> tuple[Path, Path, Path]:
    """Return who signs, a certificate and its key."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    folder.mkdir(parents=True)
    for command in COMMANDS.strip().splitlines():
        subprocess.run(command.split(), cwd=folder, check=True, capture_output=True)
    return folder / "ca.pem", folder / "cert.pem", folder / "key.pem"
