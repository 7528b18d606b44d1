"""Running one collected test: set-up, body, tear-down, and the result.

A plain function is run without pytest's hooks, and one that asks for nothing but the grader's own fixtures without its
fixture machinery: both cost more than most tests do. Whatever asks for more (skip and xfail marks, warning filters,
other kinds of item) goes through pytest's own protocol.
"""

from __future__ import annotations

from collections.abc import Callable
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
    """How a test is run, found out once: ``plain`` without hooks, ``bare`` without fixture machinery as well."""

    plain: bool
    bare: bool


def mode_of(item: pytest.Item) -> RunMode:
    """Return the shortest mode that means the same for this test."""
    if type(item) is not pytest.Function or any(item.get_closest_marker(name) for name in _NEEDS_HOOKS):
        return RunMode(plain=False, bare=False)
    return RunMode(plain=True, bare=_asks_for_our_fixtures_only(item))


def run_item(item: pytest.Item, after: pytest.Item | None, frame: SuiteFrame, mode: RunMode) -> TestResult:
    """Return the result of one test. ``after`` is the next one: fixtures that it needs, too, are not torn down."""
    if mode.plain and isinstance(item, pytest.Function):
        return _run_plain(item, after, frame, mode.bare)
    if plugin.RESULT in item.stash:
        del item.stash[plugin.RESULT]
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
    return item.stash[plugin.RESULT]


def _run_plain(item: pytest.Function, after: pytest.Item | None, frame: SuiteFrame, bare: bool) -> TestResult:
    state = item.session._setupstate
    arguments: dict[str, Any] = {}

    def phase(when: Any, do: Callable[[], None]) -> TestResult | None:
        return frame.result(item.nodeid, pytest.CallInfo.from_call(do, when), str(item.path))

    def set_up() -> None:
        if not bare:
            state.setup(item)
        for name in item._fixtureinfo.argnames:
            arguments[name] = _given(item, name, frame) if bare else item.funcargs[name]

    def body() -> None:
        item.obj(**arguments)

    with frame.around(item.nodeid):
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


def _asks_for_our_fixtures_only(item: pytest.Function) -> bool:
    """Is everything that the test needs a fixture of the plugin or a value of ``parametrize``?"""
    if type(item.parent) is not pytest.Module:
        return False
    definitions = item._fixtureinfo.name2fixturedefs
    asked = set(item._fixtureinfo.names_closure) - ({"request"} - set(item._fixtureinfo.argnames))  # ours ask for it
    return all(
        name in definitions
        and (
            definitions[name][-1].func is get_direct_param_fixture_func
            or (name in plugin.OWN and definitions[name][-1].func.__module__ == plugin.__name__)
        )
        for name in asked
    )


def _given(item: pytest.Function, name: str, frame: SuiteFrame) -> Any:
    return plugin.OWN[name](frame, item.nodeid) if name in plugin.OWN else item.callspec.params[name]
