"""Running one collected test: set-up, body, tear-down, and the result.

A plain function is run without pytest's hooks, and one that asks for nothing but the grader's own fixtures without its
fixture machinery: both cost more than most tests do. A test that asks for more (skip and xfail marks, warning filters,
fixtures of pytest itself, other kinds of item) goes through pytest's own protocol.

pytest has no public way to do this: what is used here is private to it, and was tried with pytest 8.2 to 9.2. A test
judges every suite in all these ways and compares the results.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from _pytest.assertion import util
from _pytest.python import get_direct_param_fixture_func

from grader.model import TestResult
from grader.testing import plugin
from grader.testing.frame import SuiteFrame

_NEEDS_HOOKS = ("skip", "skipif", "xfail", "filterwarnings", "usefixtures")


@dataclass(frozen=True, slots=True)
class RunMode:
    """How a test is run, found out once: ``plain`` without hooks, ``bare`` without fixture machinery as well.

    ``alone``: plain, and no other test shares a fixture with it, so that nothing but replies can decide how it ends.
    """

    plain: bool
    bare: bool
    alone: bool = False


def mode_of(item: pytest.Item) -> RunMode:
    """Return the shortest mode that means the same for this test."""
    if (
        type(item) is not pytest.Function
        or any(item.get_closest_marker(name) for name in _NEEDS_HOOKS)
        or any(_is_pytests_own(definition) for definition in _definitions(item))
    ):
        return RunMode(plain=False, bare=False)
    alone = all(definition.scope == "function" for definition in _definitions(item))
    return RunMode(plain=True, bare=_asks_for_own_fixtures_only(item), alone=alone)


def run_item(item: pytest.Item, after: pytest.Item | None, frame: SuiteFrame, mode: RunMode) -> TestResult:
    """Return the result of one test. ``after`` is the next one: fixtures that it needs, too, are not torn down."""

    def run(known: Callable[[str], TestResult | None]) -> TestResult:
        if mode.plain and isinstance(item, pytest.Function):
            return _run_plain(item, after, frame, mode.bare, known)
        if plugin.RESULT in item.stash:
            del item.stash[plugin.RESULT]
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
        return item.stash[plugin.RESULT]

    result = run(frame.known if mode.alone else _unknown)
    return run(_unknown) if frame.must_run_again() else result


def _unknown(nodeid: str) -> TestResult | None:
    return None


def _run_plain(
    item: pytest.Function,
    after: pytest.Item | None,
    frame: SuiteFrame,
    bare: bool,
    known: Callable[[str], TestResult | None],
) -> TestResult:
    state = item.session._setupstate
    arguments: dict[str, Any] = {}

    def phase(when: Any, do: Callable[[], None]) -> TestResult | None:
        return frame.result(item.nodeid, pytest.CallInfo.from_call(do, when), str(item.path))

    def set_up() -> None:
        if not bare:
            state.setup(item)
        for name in item._fixtureinfo.argnames:
            arguments[name] = _value(item, name, frame) if bare else item.funcargs[name]

    def body() -> None:
        item.obj(**arguments)

    with frame.around(item.nodeid):
        result = known(item.nodeid)
        if result is None:
            if not bare and not item._request:  # pytest drops it after every run
                item._initrequest()
            result = phase("setup", set_up)
        if result is None:
            before, util._reprcompare = util._reprcompare, frame.compare
            try:
                result = phase("call", body)
            finally:
                util._reprcompare = before
        late = phase("teardown", lambda: state.teardown_exact(after)) if state.stack else None
        if not bare:
            item._request = False  # type: ignore[assignment]  # as pytest does
            item.funcargs = None  # type: ignore[assignment]  # the same
    result = late or result
    assert result is not None  # noqa: S101  a body that ended has a result
    return result


def _definitions(item: pytest.Function) -> Iterator[pytest.FixtureDef[Any]]:
    """Yield the fixtures that the test needs, values of ``parametrize`` among them."""
    for definitions in item._fixtureinfo.name2fixturedefs.values():
        yield definitions[-1]


def _is_pytests_own(definition: pytest.FixtureDef[Any]) -> bool:
    """Whether a fixture comes with pytest: it may stand on the hooks, as ``tmp_path`` does."""
    function = definition.func
    return function is not get_direct_param_fixture_func and function.__module__.startswith("_pytest.")


def _asks_for_own_fixtures_only(item: pytest.Function) -> bool:
    """Whether everything that the test needs is a fixture of the plugin or a value of ``parametrize``."""
    if type(item.parent) is not pytest.Module:
        return False
    definitions = item._fixtureinfo.name2fixturedefs
    names = set(item._fixtureinfo.names_closure) - ({"request"} - set(item._fixtureinfo.argnames))  # the plugin's ask
    return all(
        name in definitions
        and (
            definitions[name][-1].func is get_direct_param_fixture_func
            or (name in plugin.OWN and definitions[name][-1].func.__module__ == plugin.__name__)
        )
        for name in names
    )


def _value(item: pytest.Function, name: str, frame: SuiteFrame) -> Any:
    return plugin.OWN[name](frame, item.nodeid) if name in plugin.OWN else item.callspec.params[name]
