"""Which tasks a submission has written."""

from __future__ import annotations

import pytest

from grader.submission.definitions import written

STUB = '''
import numpy as np
LIMIT = 3
def and_gate(x1, x2):
    """AND."""
    # TODO
    raise NotImplementedError
class Net:
    """A network."""
    def forward(self, x):
        raise NotImplementedError("later")
def helper():
    return 1
'''


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("", ""), False),
        (("    raise NotImplementedError\nclass", "    pass\nclass"), False),
        (("    raise NotImplementedError\nclass", "    ...\nclass"), False),
        (("return 1", "return 2"), False),
        (("LIMIT = 3", "LIMIT = 4\nprint('hello')"), False),
        (("    raise NotImplementedError\nclass", "    return 1\nclass"), True),
        (("    raise NotImplementedError\nclass", "    y = 1\n    raise NotImplementedError\nclass"), True),
        (('        raise NotImplementedError("later")', "        return x"), True),
        (("LIMIT = 3", "and_gate = lambda a, b: a & b"), True),
        (("LIMIT = 3", "from mine import f as and_gate"), True),
        (("LIMIT = 3", "LIMIT = = 3"), True),
    ],
)
def test_written_means_more_than_the_stub(change: tuple[str, str], expected: bool) -> None:
    """A stub is not written; a body, a method, an assignment, an import or a syntax error is."""
    source = STUB.replace(*change) if change[0] else STUB
    assert written(["x = 1", source], ["and_gate", "Net"]) is expected
