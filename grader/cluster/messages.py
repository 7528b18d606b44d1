"""What a batch and the workers of a cluster tell each other of themselves, as JSON."""

from __future__ import annotations

import platform
from importlib import metadata

import msgspec

import grader
from grader.grading.hashes import grader_itself
from grader.model import Tier


class Introduction(msgspec.Struct, frozen=True):
    """Who works: ``version`` of the grader and ``code``, the hash of its modules, decide whether both judge alike;
    ``libraries`` decide numbers."""

    version: str
    code: str
    python: str = ""
    libraries: dict[str, str] = {}
    host: str = ""

    @property
    def named(self) -> str:
        """The version as a person tells it from another."""
        return f"{self.version} ({self.code[:8]})"


class Admission(msgspec.Struct, frozen=True):
    """Whether a worker may judge: in which tier, or why not."""

    tier: Tier | None
    refusal: str = ""


def introduction() -> Introduction:
    """Return what this process says of itself."""
    return Introduction(
        version=grader.__version__,
        code=grader_itself(),
        python=platform.python_version(),
        libraries={name: metadata.version(name) for name in ("numpy", "pandas", "matplotlib")},
        host=platform.node(),
    )
