"""Numbers for readers, the same in every language."""

from __future__ import annotations


def number(value: float) -> str:
    """Return points or a count: at most two decimals, no idle zeros, thousands apart."""
    rounded = f"{value:,.2f}".rstrip("0").rstrip(".")
    return "0" if rounded == "-0" else rounded


def significant(value: float) -> str:
    """Return a computed value: a float with 6 significant digits, an integer whole, a huge one by its end and size."""
    if isinstance(value, int):
        if value.bit_length() <= 64:
            return str(value)
        # Never str() of a large int: quadratic time, and an error above sys.get_int_max_str_digits().
        return f"{'-' if value < 0 else ''}…{abs(value) % 10**12:012d} ({value.bit_length()} bits)"
    return f"{value:.6g}"
