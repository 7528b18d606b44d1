"""Modules that a submission may count on although they do nothing here, inside the guest: IPython, tqdm, Colab, ours.

They stand in front of installed ones, so that a submission meets the same wherever it is graded.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from grader.sandbox.guest.load_log import LoadLog
from grader.sandbox.guest.stand_ins import StandIn, StandInModule


def install(log: LoadLog, shell: object, data: Mapping[str, bytes]) -> None:
    """Put them where imports find them. ``data`` are the files that Colab's upload hands over."""

    def get_ipython() -> object:
        return shell

    def add(name: str, **contents: Any) -> StandInModule:
        module = StandInModule(name, log if name == "google" else None, contents)
        sys.modules[name] = module
        return module

    builtins.get_ipython = get_ipython  # type: ignore[attr-defined]  # as in a notebook
    builtins.display = display  # type: ignore[attr-defined]  # and here
    in_notebooks = {"get_ipython": get_ipython, "display": display}
    # version_info: matplotlib asks for it
    ipython = add("IPython", version_info=(9, 0, 0), **in_notebooks)
    vars(ipython)["display"] = add("IPython.display", **in_notebooks)
    bars = add("tqdm", tqdm=Progress, trange=trange, tqdm_notebook=Progress, tnrange=trange)
    vars(bars).update(auto=bars, notebook=bars, std=bars)
    colab = add("google.colab", files=add("google.colab.files", upload=lambda *_, **__: dict(data)))
    add("google", colab=colab)
    notebook = add("grader.notebook", check=nothing)
    add("grader", check=nothing, notebook=notebook, load_ipython_extension=nothing)


def nothing(*_: object, **__: object) -> None:
    """What a grader's own helpers do while grading."""


def display(*values: object, **_: object) -> None:
    """Print what a notebook would show."""
    for value in values:
        if not isinstance(value, StandIn):
            print(value)


class Progress:
    """``tqdm`` without its bar: it hands its iterable through."""

    def __init__(self, iterable: Any = None, desc: object = None, total: Any = None, *_: object, **__: object) -> None:
        self.iterable, self.desc, self.n = iterable, desc, 0
        self.total = total if total is not None or not hasattr(iterable, "__len__") else len(iterable)

    def __iter__(self) -> Iterator[Any]:
        for item in self.iterable:
            yield item
            self.n += 1

    def __len__(self) -> int:
        return int(self.total or 0)

    def __bool__(self) -> bool:
        return True

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return nothing  # set_description, set_postfix, close, refresh …

    def update(self, n: float = 1) -> None:
        """Count."""
        self.n += n  # type: ignore[assignment]  # any number

    @classmethod
    def write(cls, text: object = "", *_: object, **__: object) -> None:
        """Print."""
        print(text)

    @classmethod
    def pandas(cls, *_: object, **__: object) -> None:
        """Give tables their ``progress_apply``."""
        import pandas as pd

        kind: Any
        for kind in (pd.DataFrame, pd.Series):
            kind.progress_apply = kind.apply
        kind.progress_map = kind.map


def trange(*bounds: int, **_: object) -> Progress:
    """``tqdm`` over a range."""
    return Progress(range(*bounds))
