"""Magics and shell lines of cells: taken out, each line where it was, and Python never touched."""

from __future__ import annotations

import ast
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.notebooks.magics import Omission, plain_python


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("%matplotlib inline\nx = 1", "pass\nx = 1"),
        ("!pip install x\nimport x", "pass\nimport x"),
        ("pip install seaborn\nimport x", "pass\nimport x"),
        ("!pip install \\\n    x \\\n    y\nz = 1", "pass\n\n\nz = 1"),
        ("if True:\n    !ls\n    %time a = 1\n    b = 2", "if True:\n    pass\n    a = 1\n    b = 2"),
        ("files = !ls\nhere = %pwd\nd['k'] = !ls", "files = []\nhere = None\nd['k'] = []"),
        ("%time x = f(1,\n  2)\n!ls", "x = f(1,\n  2)\npass"),
        ("t = %time f(1)", "t = f(1)"),
        ("%timeit -n 10 -r3 f(x)\n%timeit -o f(x)\n%time -x", "f(x)\nf(x)\n-x"),
        ("%time\n%timeit  \n%prun -s cumtime f()", "pass\npass\nf()"),
        ("%time !ls", "pass"),
        ("%time s = '''\n!ls\n%cd\n'''\n!ls", "s = '''\n!ls\n%cd\n'''\npass"),
        ("%%time\n!ls\nx = 1", "\npass\nx = 1"),
        ("\n\n%%capture out\nx = 1", "\n\n\nx = 1"),
        ("%%timeit -n 1\nx = 1", "\nx = 1"),
        ("# measured\n%%time\nx = 1", "# measured\npass\nx = 1"),
        ("%%bash\nrm -rf /\necho", "\n\n"),
        ("%%writefile gates.py\nx = 1", "\n"),
        ("help?\n?np.sum\nnp.sum??\n%time?\nx = 1", "pass\npass\npass\npass\nx = 1"),
        ("  a = 1\n  !ls\n  if a:\n    b = 2", "a = 1\npass\nif a:\n  b = 2"),
        ("x = 5;\n%load_ext grader", "x = 5;\npass"),
        ("await x\n!ls", "await x\npass"),
        ("!ls 'unbalanced\nx = '!ls'", "pass\nx = '!ls'"),
    ],
)
def test_magics_are_taken_out(source: str, code: str) -> None:
    """Each line keeps its number; what is timed is run; no shell is."""
    assert plain_python(source)[0] == code
    assert code.count("\n") == source.count("\n")


@pytest.mark.parametrize(
    "source",
    [
        "x = (7\n% 3)\n",
        "x = 7 \\\n% 3\n",
        "s = '''\n!ls\n%cd ..\nhelp?\n'''\n",
        's = """\n%%bash\n"""',
        "print('!ls', '%d' % 3, f'{x!r}')\nx != 1\n",
        "'%s' \\\n% 'x'\n",
        "x = [\n  1,\n  # what?\n]\n",
        "def f():\n    return 1  # really?\n",
        "x = 1;",
    ],
)
def test_python_stays_as_it_is(source: str) -> None:
    """A percent sign or an exclamation mark that is Python's is not touched, beside a real magic either."""
    assert plain_python(source) == (source, [])
    assert plain_python(source + "\n!ls")[0] == source + "\npass"


def test_syntax_error_stays_as_it_is() -> None:
    """A cell that is wrong is not made right, and keeps its lines for the message."""
    assert plain_python("def f(:\n    pass\n!ls")[0] == "def f(:\n    pass\n!ls"
    assert plain_python("x = = 1\n!ls")[0] == "x = = 1\npass"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("!ls -l  /\nx = !cat f", [Omission("shell", "!ls -l /"), Omission("shell", "x = !cat f")]),
        ("%cd ..\n%run other.py", [Omission("magic", "%cd .."), Omission("magic", "%run other.py")]),
        ("%%html\n<b>", [Omission("cell-magic", "%%html")]),
        ("%matplotlib inline\n%load_ext grader\n!pip install x\n%time x = 1\nhelp?", []),
    ],
)
def test_what_is_left_out_is_said(source: str, found: list[Omission]) -> None:
    """Only what a student may miss is worth a note."""
    assert plain_python(source)[1] == found


def test_many_magics_take_no_quadratic_time() -> None:
    """A notebook made to be slow is read in a moment."""
    start = time.monotonic()
    for source in ("!ls\n" * 50_000, "x = !" * 50_000, "?" * 100_000, "'" * 100_001, "(" * 100_000 + "\n!ls"):
        plain_python(source)
    assert time.monotonic() - start < 10


@pytest.mark.filterwarnings("ignore:invalid escape")
@given(st.text(alphabet="!%?ab= \n\t'\"\\()[]#;time-", max_size=60))
@settings(max_examples=500, deadline=None)
def test_lines_are_kept_and_python_is_untouched(source: str) -> None:
    """Whatever the text, its lines are as many after; and what parses is the same."""
    code, _ = plain_python(source)
    assert code.count("\n") == source.count("\n")
    try:
        ast.parse(source)
    except SyntaxError:
        return
    assert code == source
