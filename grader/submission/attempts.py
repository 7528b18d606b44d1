"""Several attempts at one work → the newest, as far as anything says which that is (pure).

Names say it, by a date or a number; else the times that an archive recorded. When a file was last written on this disk
says nothing: a copy or a clone is as old as its making.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from grader.submission.work_names import folder_of, loose_stem
from grader.text.moments import latest


def newest_by_folder(paths: Sequence[str]) -> list[str]:
    """Those of ``paths`` that lie in the folder of the newest attempt by its name; all where no name tells."""
    left = list(paths)
    while (groups := _by_first_difference(left)) is not None:
        labels = list(groups)
        best = latest(labels)
        if best is None:
            break
        left = groups[labels[best]]
    return left


def newest_by_name(paths: Sequence[str]) -> list[str]:
    """Those of ``paths`` that are called as the newest attempt is; all where no name tells."""
    groups: dict[str, list[str]] = {}
    for path in paths:
        groups.setdefault(loose_stem(path), []).append(path)
    stems = list(groups)
    best = latest(stems)
    return list(paths) if best is None else groups[stems[best]]


def newest_by_time(
    paths: Sequence[str], recorded: Mapping[str, float], attempt: Callable[[str], str] = folder_of
) -> list[str]:
    """Those of ``paths`` in the attempt that was changed last; all where no archive recorded that."""
    if not all(path in recorded for path in paths):
        return list(paths)
    times: dict[str, float] = {}
    for path in paths:
        times[attempt(path)] = max(times.get(attempt(path), 0.0), recorded[path])
    last = [name for name, time in times.items() if time == max(times.values())]
    return [path for path in paths if attempt(path) == last[0]] if len(last) == 1 else list(paths)


def _by_first_difference(paths: Sequence[str]) -> dict[str, list[str]] | None:
    """The paths by the first component of their folders in which they differ; None for one folder, or one above."""
    folders = [path.split("/")[:-1] for path in paths]
    for depth in range(min(map(len, folders), default=0)):
        groups: dict[str, list[str]] = {}
        for path, folder in zip(paths, folders, strict=True):
            groups.setdefault(folder[depth], []).append(path)
        if len(groups) > 1:
            return groups
    return None
