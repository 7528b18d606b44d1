"""Running one collected test: set-up, body, tear-down, and the result.

A plain function is run without pytest's hooks, which cost more than most tests do. Whatever asks for more (skip and
xfail marks, warning filters, other kinds of item) goes through pytest's own protocol.
"""

from __future__ import annotations

from typing import Any

import pytest
from _pytest.assertion import util

from grader.model import TestResult
from grader.testing import plugin
from grader.testing.judge import SuiteJudge

_NEEDS_HOOKS = ("skip", "skipif", "xfail", "filterwarnings")


def run_item(item: pytest.Item, after: pytest.Item | None, judge: SuiteJudge) -> TestResult:
    """Judge one test. ``after`` is the next one: what it needs as well is not torn down in between."""
    if type(item) is pytest.Function and not any(item.get_closest_marker(name) for name in _NEEDS_HOOKS):
        return _run_plain(item, after, judge)
    if plugin.RESULT in item.stash:
        del item.stash[plugin.RESULT]
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
    return item.stash[plugin.RESULT]


def _run_plain(item: pytest.Function, after: pytest.Item | None, judge: SuiteJudge) -> TestResult:
    state = item.session._setupstate
    file = str(item.path)

    def phase(when: Any, do: Any) -> TestResult | None:
        return judge.result(item.nodeid, pytest.CallInfo.from_call(do, when), file)

    def body() -> None:
        item.obj(**{name: item.funcargs[name] for name in item._fixtureinfo.argnames})

    with judge.frame(item.nodeid):
        if not item._request:  # pytest drops it after every run
            item._initrequest()
        result = phase("setup", lambda: state.setup(item))
        if result is None:
            before, util._reprcompare = util._reprcompare, judge.compare
            try:
                result = phase("call", body)
            finally:
                util._reprcompare = before
        late = phase("teardown", lambda: state.teardown_exact(after))
        item._request = False  # type: ignore[assignment]  # as pytest does
        item.funcargs = None  # type: ignore[assignment]  # the same
    result = late or result
    assert result is not None  # noqa: S101  a body that ended has a result
    return result
