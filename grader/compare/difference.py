"""How far two values may differ, and the difference where they do."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, NamedTuple

import msgspec

from grader.model import Gap, GapKind


@dataclass(frozen=True, slots=True)
class Tolerance:
    """Numbers x and y are equal where |x - y| <= max(rtol * max(|x|, |y|), atol): the same from either side.

    ``brief``: the values are not shown side by side, so they are not written out.
    """

    rtol: float = 1e-9
    atol: float = 1e-12
    nan_equal: bool = False
    brief: bool = False

    def close(self, x: complex, y: complex) -> bool:
        """Whether two numbers are equal. NaN equals NaN where ``nan_equal`` says so; inf equals inf."""
        if type(x) is float and type(y) is float:
            if math.isclose(x, y, rel_tol=self.rtol, abs_tol=self.atol):
                return True
        elif x == y or self._near(x / 4, y / 4):  # a quarter, so that no absolute value overflows
            return True
        return self.nan_equal and x != x and y != y

    def _near(self, x: complex, y: complex) -> bool:
        error = abs(x - y)
        return error < math.inf and error <= max(self.rtol * max(abs(x), abs(y)), self.atol / 4)


class Difference(NamedTuple):
    """A gap, the id of the sentence about it, and, for tables, the labels of the first wrong cell."""

    id: str
    gap: Gap
    row: str = ""
    column: str = ""

    @classmethod
    def of(cls, kind: GapKind, expected: str, actual: str, **more: Any) -> Difference:
        """Return a difference whose sentence is the one of its kind. ``more`` are further fields of the gap."""
        return cls(f"check.{kind}", Gap(kind, expected=expected, actual=actual, **more))

    def inside(self, prefix: str) -> Difference:
        """Return the same, seen from the container that holds the value at ``prefix``."""
        return self.at(prefix + self.gap.path)

    def at(self, path: str) -> Difference:
        """Return the same with another path."""
        return self._replace(gap=msgspec.structs.replace(self.gap, path=path))


def error_of(x: complex, y: complex) -> float | None:
    """Return |x - y| to 6 significant digits; None where that is no finite number."""
    try:
        difference = float(abs(x - y))
    except OverflowError:
        return None
    return rounded(difference)


def rounded(error: float) -> float | None:
    """Return ``error`` to 6 significant digits; None where it is no finite number."""
    return float(f"{error:.6g}") if math.isfinite(error) else None
