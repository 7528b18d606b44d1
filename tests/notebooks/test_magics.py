"""Magics and shell lines of cells: turned into calls, each line where it was, and Python never touched."""

from __future__ import annotations

import ast
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.notebooks.magics import Omission, plain_python


def line(name: str, rest: str = "") -> str:
    """What becomes of ``%name rest``."""
    return f"get_ipython().run_line_magic({name!r}, {rest!r})"


def system(command: str) -> str:
    """What becomes of ``!command``."""
    return f"get_ipython().system({command!r})"


LS = system("ls")


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("%matplotlib inline\nx = 1", f"{line('matplotlib', 'inline')}\nx = 1"),
        ("!pip install x\nimport x", f"{system('pip install x')}\nimport x"),
        ("pip install seaborn\nimport x", f"{line('pip', 'install seaborn')}\nimport x"),
        ("!pip install \\\n    x \\\n    y\nz = 1", f"{system('pip install      x      y')}\n\n\nz = 1"),
        ("if True:\n    !ls\n    %time a = 1\n    b = 2", f"if True:\n    {LS}\n    a = 1\n    b = 2"),
        ("files = !ls\nhere = %pwd", f"files = get_ipython().getoutput('ls')\nhere = {line('pwd')}"),
        ("d['k'] = !ls\n!!ls", "d['k'] = get_ipython().getoutput('ls')\nget_ipython().getoutput('ls')"),
        ("%time x = f(1,\n  2)\n!ls", f"x = f(1,\n  2)\n{LS}"),
        ("t = %time f(1)", "t = f(1)"),
        ("%timeit -n 10 -r3 f(x)\n%timeit -o f(x)\n%time -x", "f(x)\nf(x)\n-x"),
        ("%time\n%timeit  \n%prun -s cumtime f()", f"{line('time')}\n{line('timeit')}\nf()"),
        ("%time !ls", LS),
        ("%time s = '''\n!ls\n%cd\n'''\n!ls", f"s = '''\n!ls\n%cd\n'''\n{LS}"),
        ("%%time\n!ls\nx = 1", f"\n{LS}\nx = 1"),
        ("\n\n%%capture out\nx = 1", f"\n\n{line('capture', 'out')}\nx = 1"),
        ("%%time\n\n%%capture\nx = 1", f"\n\n{line('capture')}\nx = 1"),
        ("%%timeit -n 1\nx = 1", "\nx = 1"),
        ("%%timeit -n 1 y = 2\nx = y", "y = 2\nx = y"),
        ("%%grade gates\nx = 1", "\nx = 1"),
        ("# measured\n%%time\nx = 1", f"# measured\n{line('time')}\nx = 1"),
        ("%%bash\nrm -rf /\necho", "\n\n"),
        (
            "\n%%writefile -a 'my gates.py'\nx = '1'\n%cd\n",
            "\nget_ipython().run_cell_magic('writefile', \"-a 'my gates.py'\", \"x = '1'\\n%cd\\n\")\n\n\n",
        ),
        ("%run helper.py\n%load helper.py", f"{line('run', 'helper.py')}\n{line('load', 'helper.py')}"),
        (
            "help?\n?np.sum\nnp.sum??\n%time?",
            f"{line('pinfo', 'help')}\n{line('pinfo', 'np.sum')}\n{line('pinfo2', 'np.sum')}\n{line('pinfo', '%time')}",
        ),
        ("  a = 1\n  !ls\n  if a:\n    b = 2", f"a = 1\n{LS}\nif a:\n  b = 2"),
        (">>> def f():\n...     return 1\n>>> f()", "def f():\n    return 1\nf()"),
        ("In [3]: a = 1\n   ...: b = 2", "a = 1\nb = 2"),
        (",f a b\n;f a b\n/f 1 2", 'f("a", "b")\nf("a b")\nf(1, 2)'),
        ("x = 5;\n%load_ext grader", f"x = 5;\n{line('load_ext', 'grader')}"),
        ("await x\n!ls", f"await x\n{LS}"),
        ("!ls 'unbalanced\nx = '!ls'", system("ls 'unbalanced") + "\nx = '!ls'"),
    ],
)
def test_magics_become_calls(source: str, code: str) -> None:
    """Each line keeps its number; what is timed is run as it stands; of a shell's lines only a call is left."""
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
    assert plain_python(source + "\n!ls")[0] == f"{source}\n{LS}"


def test_syntax_error_stays_as_it_is() -> None:
    """A cell that is wrong is not made right, and keeps its lines for the message."""
    assert plain_python("def f(:\n    pass\n!ls")[0] == "def f(:\n    pass\n!ls"
    assert plain_python("x = = 1\n!ls")[0] == f"x = = 1\n{LS}"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("!ls -l  /\nx = !cat f", [Omission("shell", "!ls -l /"), Omission("shell", "x = !cat f")]),
        ("%load_ext x\n%reset -f\n%sql x", [Omission("magic", "%reset -f"), Omission("magic", "%sql x")]),
        ("%%html\n<b>", [Omission("cell-magic", "%%html")]),
        ("%matplotlib inline\n%load_ext grader\n!pip install x\n%time x = 1\nhelp?\n%cd ..\n%run other.py", []),
        ("%%writefile x.py\nx = 1", []),
        ("%%grade gates\nx = 1", []),
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
