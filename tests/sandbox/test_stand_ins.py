"""What stands in for a module that is not installed: nothing costs anything while loading, a use costs the task."""

from __future__ import annotations

import asyncio
from typing import Any

import numpy as np
import pytest

from grader.sandbox.guest.load_log import MOST, LoadLog
from grader.sandbox.guest.stand_ins import StandIn, StandInModule


def loading() -> tuple[Any, LoadLog]:
    """Something of a missing module, while a submission loads."""
    log = LoadLog(loading=True)
    return StandIn("torch.nn", log), log


def test_everything_is_answered_while_loading() -> None:
    """Calls, items, operators, loops, unpacking, contexts, formats, NumPy's functions."""
    thing, _ = loading()
    thing.attribute = 3
    thing[0], thing["a"] = 1, 2
    a, b = thing
    c, *d = thing(1, x=2)[3].more()
    assert all(isinstance(one, StandIn) for one in (a, b, c, thing + 1, 2 @ thing, -thing, thing | int, int | thing))
    assert (d, list(thing), len(thing), bool(thing), int(thing), float(thing), 3 in thing) == (
        [],
        [],
        0,
        False,
        0,
        0.0,
        False,
    )
    assert not (thing < 1 or thing >= 1 or isinstance(3, thing))
    assert f"{thing:.3f}" == repr(thing) == "<torch.nn, which is not installed here>"
    with thing as inside:
        assert isinstance(inside, StandIn)
    assert isinstance(np.sqrt(thing), StandIn) and isinstance(np.ones(2) * thing, StandIn)
    assert isinstance(None | thing, StandIn)  # what annotations do
    total = 1
    total += thing
    assert isinstance(total, StandIn)

    async def wait() -> Any:
        async with thing:
            return await thing

    assert isinstance(asyncio.run(wait()), StandIn)


def test_a_decorator_hands_back_what_it_decorates() -> None:
    """With arguments of its own and without; what else is called gives another stand-in."""
    thing, _ = loading()

    def function() -> int:
        return 1

    assert thing(function) is function and thing(parallel=True)(function) is function and thing(int) is int
    assert isinstance(thing(function, 1), StandIn) and isinstance(thing(3), StandIn)


def test_a_base_class_gives_what_the_class_does_not_define() -> None:
    """Initialisers, attributes and calls; several of them beside a real base."""
    thing, log = loading()

    class Net(thing.Module, thing.Other, dict, option=1):  # type: ignore[misc,call-arg]  # as students write it
        def __init__(self) -> None:
            super().__init__(1, x=2)
            self.own = 3

    net: Any = Net()
    assert (net.own, isinstance(net, dict)) == (3, True)
    assert isinstance(net.to("cpu"), StandIn) and isinstance(net(1), StandIn)
    log.loading = False
    with pytest.raises(ModuleNotFoundError, match="torch"):
        net(1)


@pytest.mark.parametrize("use", [lambda t: t(1), lambda t: t + 1, lambda t: t[0], list, len, bool, float, np.sqrt])
def test_a_use_after_loading_says_which_module_is_missing(use: Any) -> None:
    """Looking an attribute up is none; where there is no log, everything is well for ever."""
    thing, log = loading()
    log.loading = False
    assert isinstance(thing.more, StandIn)
    with pytest.raises(ModuleNotFoundError, match=r"No module named .torch. where this is graded, which torch[.]nn"):
        use(thing)
    use(StandIn("IPython.display", None))


def test_a_module_has_a_version_and_modules_below_it() -> None:
    """They hold what it holds; what Python itself asks for is not there."""
    module: Any = StandInModule("tqdm", None, {"tqdm": list})
    below: Any = module.below("tqdm.auto")
    assert (module.__version__, below.tqdm([1]), repr(below.other)) == (
        "0.0.0",
        [1],
        "<tqdm.auto.other, which is not installed here>",
    )
    assert not hasattr(module, "__all__") and not hasattr(StandIn("a", None), "__array__")


def test_the_log_keeps_what_is_new_and_has_an_end() -> None:
    """The same fact once; nothing when all is loaded."""
    log = LoadLog(loading=True)
    log.at(1, 5)
    for _ in range(3):
        log.note("absent", "torch")
    assert log.entries == [["absent", 1, 5, "torch"]]
    for number in range(MOST * 2):
        log.note("no-effect", str(number))
    assert len(log.entries) == MOST
    log = LoadLog()
    log.note("absent", "torch")
    assert log.entries == []
