"""What an author has to look at before students see an assignment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Problem:
    """Something about an assignment that is wrong (error) or could be better (warning)."""

    assignment: str
    severity: Severity
    text: str


def are_harmless(problems: Iterable[Problem]) -> bool:
    """Whether no problem is an error."""
    return all(problem.severity != "error" for problem in problems)
