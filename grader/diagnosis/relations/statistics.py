"""What beginners take for a statistic of a column: of other rows, with another divisor, of absolute values."""

from __future__ import annotations

from typing import Any

import numpy as np

from grader.diagnosis.relations.pair import Numbers


def statistics_of(name: str, cells: Numbers) -> dict[str, Numbers]:
    """Return a number for each column of a table called ``name``, under the text that gives it."""
    with np.errstate(all="ignore"):
        found = dict(_four(name, cells))
        for text, rows in (("[1:]", cells[1:]), ("[:-1]", cells[:-1]), (".head()", cells[:5])):
            if 1 < len(rows) < len(cells):
                found |= _four(f"{name}{text}", rows)
        away = cells - cells.mean(0)
        found |= {
            f"{name}.var()": cells.var(0, ddof=1),
            f"{name}.std(ddof=0)": cells.std(0),
            f"{name}.var(ddof=0)": cells.var(0),
            f"{name}.median()": np.median(cells, axis=0),
            f"{name}.sum()": cells.sum(0),
            f"(({name} - {name}.mean()) ** 2).sum()": (away**2).sum(0),
            f"({name} - {name}.mean()).abs().mean()": np.abs(away).mean(0),
            f"√(({name} ** 2).sum() / len({name}))": np.sqrt((cells**2).mean(0)),
            f"√(({name} ** 2).sum() / (len({name}) - 1))": np.sqrt((cells**2).sum(0) / max(len(cells) - 1, 1)),
            f"{name}.iloc[0]": cells[0],
            f"{name}.iloc[-1]": cells[-1],
            f"{name}.abs().min()": np.abs(cells).min(0),
            f"{name}.abs().max()": np.abs(cells).max(0),
            f"{name}.quantile(0.25)": np.quantile(cells, 0.25, axis=0),
            f"{name}.quantile(0.75)": np.quantile(cells, 0.75, axis=0),
            f"len({name})": np.full(cells.shape[1], float(len(cells))),
        }
    return found


def plain_statistics(name: str, cells: Numbers) -> dict[str, Numbers]:
    """Return the statistics of the columns of a table that is scaled by them."""
    with np.errstate(all="ignore"):
        found = dict(_four(name, cells)) if len(cells) > 1 else {f"{name}.min()": cells[0], f"{name}.max()": cells[0]}
        if len(cells) > 1:
            found[f"{name}.std(ddof=0)"] = cells.std(0)
            found[f"({name}.max() - {name}.min())"] = cells.max(0) - cells.min(0)
    return found


def _four(name: str, cells: Numbers) -> dict[str, Any]:
    return {
        f"{name}.min()": cells.min(0),
        f"{name}.max()": cells.max(0),
        f"{name}.mean()": cells.mean(0),
        f"{name}.std()": cells.std(0, ddof=1),
    }
