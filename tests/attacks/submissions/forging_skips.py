"""
group: forging
tries: Raises the exceptions by which pytest and unittest skip, exit or expect a failure.
stopped by: proxy
"""
import unittest

import _pytest.outcomes

REASONS = [
    _pytest.outcomes.Skipped("skip", allow_module_level=True),
    _pytest.outcomes.Exit("over", 0),
    _pytest.outcomes.XFailed("as expected"),
    unittest.SkipTest("skip"),
    StopIteration(1),
]
calls = 0


def add(*_):
    global calls
    calls += 1
    raise REASONS[calls % len(REASONS)]


total = scale = table = Counter = add
