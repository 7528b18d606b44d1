"""What a submission defines, and which tasks it has written."""

from __future__ import annotations

import pytest

from grader.submission.definitions import is_surely_written, survey

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
    found = survey(["x = 1", source])
    assert (found.broken or bool({"and_gate", "Net"} & set(found.written))) is expected
    assert {"and_gate", "Net", "helper"} <= set(found.defined)
    assert expected or not is_surely_written(source, ["and_gate", "Net"])


def test_what_is_defined() -> None:
    """Functions, classes, assignments and imports at the top level; of code that does not parse what looks like it."""
    source = (
        "import numpy as np\nfrom mine import f as g\nA: int = 1\nB = C = 2\nif A:\n    D = 1\nasync def h(): ...\n"
    )
    assert survey([source]).defined == ["g", "A", "B", "C", "h"]
    broken = survey(["def f(x):\n    return (\nclass K:\n    def m(self): 1\n"])
    assert (broken.defined, broken.broken) == (["f", "K"], True)
