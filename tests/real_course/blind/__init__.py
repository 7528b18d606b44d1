"""Wrong submissions written without sight of the library of known mistakes: how many of them does it name?

The writers read the assignments, the stubs and the reference, and nothing about mistakes. An entry is data: its source
is appended to the reference's and replaces a task of it. Nothing here is to be adapted to what the library knows. The
last entries of a file come from six more writers, who were asked later, each without sight of the others' work.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Wrong:
    """A task that a beginner got wrong."""

    task: str
    what: str
    """What went wrong, in a few words."""
    source: str
    """Functions that stand after the reference's and replace them."""
    also: tuple[str, ...] = ()
    """Further tasks that the source gets wrong."""
