"""Build a wheel of the installed grader, for a release: the same bytes each time, and without a build tool."""

from __future__ import annotations

import base64
import hashlib
from importlib import metadata
from pathlib import Path

import grader
from grader.files.zips import zipped

DISTRIBUTION = "nn-grader"
STUDENT = (
    "jinja2>=3.1",
    "markupsafe>=2.1",
    "msgspec>=0.19",
    "numpy>=1.26",
    "pandas>=2.1",
    "pytest>=8.2",
    "rich>=13.7",
    "textual>=1.0",
    "typer>=0.12,<0.29",
    "tzdata>=2024.1; sys_platform == 'win32'",
    "watchfiles>=0.22",
)
"""What a student's commands import; what only instructors need is left out. A test runs them without the rest."""
NOTEBOOK = ("ipykernel>=6.29", "matplotlib>=3.8", "nbformat>=5.10")
"""What working in a notebook takes: a kernel, and pictures."""
_HEADERS = ("Metadata-Version:", "Name:", "Version:", "Summary:", "License-Expression:", "Requires-Python:")
_OF_AUTHORS = "grader/templates/new/"
"""What new assignments are made of: a course that still has some of it would give it away."""
SOURCE_OF_WORDS = ".po"
"""What catalogues are compiled from: no program reads it."""


def name() -> str:
    """Return the file name of the wheel."""
    return f"nn_grader-{grader.__version__}-py3-none-any.whl"


def build() -> bytes:
    """Return the wheel: the package, its templates, and the metadata of the installed distribution."""
    package = Path(grader.__file__).parent
    files = {
        f"grader/{path.relative_to(package).as_posix()}": path.read_bytes()
        for path in sorted(package.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != SOURCE_OF_WORDS
    }
    checkout = package.parent / "templates"  # beside the package in a checkout, inside it once installed
    if checkout.is_dir():
        files |= {
            f"grader/templates/{path.relative_to(checkout).as_posix()}": path.read_bytes()
            for path in sorted(checkout.rglob("*"))
            if path.is_file()
        }
    files = {path: content for path, content in files.items() if not path.startswith(_OF_AUTHORS)}
    info = f"nn_grader-{grader.__version__}.dist-info"
    installed = metadata.distribution(DISTRIBUTION)
    files[f"{info}/METADATA"] = _metadata(installed.read_text("METADATA") or "").encode()
    files[f"{info}/entry_points.txt"] = (installed.read_text("entry_points.txt") or "").encode()
    files[f"{info}/WHEEL"] = b"Wheel-Version: 1.0\nGenerator: grader\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    files[f"{info}/RECORD"] = _record(files, f"{info}/RECORD")
    return zipped(files.items())


def _metadata(installed: str) -> str:
    """Return the metadata of the distribution as students install it: with what they need, and an extra."""
    head = [line for line in installed.partition("\n\n")[0].splitlines() if line.startswith(_HEADERS)]
    needed = [f"Requires-Dist: {one}" for one in STUDENT]
    extra = [f"Requires-Dist: {one}; extra == 'notebook'" for one in NOTEBOOK]
    return "\n".join([*head, *needed, "Provides-Extra: notebook", *extra, ""])


def _record(files: dict[str, bytes], own: str) -> bytes:
    rows = []
    for path, content in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        rows.append(f"{path},sha256={digest},{len(content)}")
    return "\n".join([*rows, f"{own},,", ""]).encode()
