"""Attacks on whoever reads the report: markup, scripts, escapes, formulas, in everything that is shown."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.attacks.attack_course import SOLUTION

SCRIPTS = (
    "<script>window.attacked = 1</script>",
    "</script><script>attacked()</script>",
    "<img src=x onerror=attacked()>",
    "<svg onload=attacked()>",
    "<iframe srcdoc='<script>attacked()</script>'></iframe>",
    "</pre></code></td></table><attacked-element onclick=attacked()>",
    "'\"><attacked-element>",
    "<!-- --><![CDATA[ <attacked-element> ]]>",
    "</style><style>*{display:none}</style>",
    "<base href='//attacked'><meta http-equiv=refresh content='0;url=//attacked'>",
    "<a href='javascript:attacked()'>x</a>",
    "{{ 31337 * 3 }}{% include 'x' %}{# #}${31337*3}#{31337*3}<%= 31337 * 3 %>",
    "&lt;script&gt;&#x3c;script&#x3e;",
)
STEERING = (
    "\x1b[2J\x1b[H\x1b]0;attacked\x07",
    "\x1b]8;;http://attacked\x1b\\click\x1b]8;;\x1b\\",
    "\x9b2J\x90q\x9c",
    "\u202eevitca\u202c \u2066x\u2069 \u200f\u061c",
    "a\rb\x08\x08c\x0b\x0c\x00\x07",
    "\u2028\u2029\ufeff\u200b\u00ad",
    "\U000e0041\U000e0042",
    "Z" + "\u0335" * 200,
)
FORMULAS = ("=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1)", '=HYPERLINK("http://attacked")', "\t=1+1", "\r=1+1")
COMMANDS = (
    "::error file=sums.py,line=1::attacked",
    "::set-output name=score::100",
    "##[error]attacked",
    "```\n# attacked\n<script>attacked()</script>",
    "| attacked | 100 |\n[attacked](javascript:attacked())",
)
EVERYTHING = (*SCRIPTS, *STEERING, *FORMULAS, *COMMANDS)


def _script(folder: Path, text: str) -> None:
    (folder / "sums.py").write_text(text, encoding="utf-8")


def pages_output(folder: Path) -> None:
    """
    group: pages
    tries: Prints markup, scripts, escapes, formulas and commands.
    stopped by: clean
    score: 100
    """
    _script(folder, f"{SOLUTION}\nfor text in {EVERYTHING!r}:\n    print(text)\n")


def pages_messages(folder: Path) -> None:
    """
    group: pages
    tries: Raises exceptions whose texts and types' names are markup and escapes.
    stopped by: clean
    """
    _script(
        folder,
        f"TEXTS = {EVERYTHING!r}\ncalls = 0\n\n\ndef add(*_):\n    global calls\n    calls += 1\n"
        "    text = TEXTS[calls % len(TEXTS)]\n    raise type(text, (Exception,), {})(' '.join(TEXTS))\n\n\n"
        "total = scale = table = Counter = add\n"
        "raise ValueError(' '.join(TEXTS))\n",
    )


def pages_values(folder: Path) -> None:
    """
    group: pages
    tries: Returns texts, keys, columns and handles that are markup and escapes, as values that are shown.
    stopped by: clean
    """
    _script(
        folder,
        f"import numpy as np\nimport pandas as pd\n\nTEXTS = {EVERYTHING!r}\n\n\n"
        "def add(a, b):\n    return ''.join(TEXTS)\n\n\n"
        "def total(numbers):\n    return {text: text for text in TEXTS}\n\n\n"
        "def scale(x):\n    return np.array(TEXTS)\n\n\n"
        "def table(frame):\n    return frame.assign(**{TEXTS[0]: TEXTS[1], 'sum': TEXTS[2]}).rename(index=str)\n\n\n"
        "class Counter:\n    def __init__(self, start):\n        self.value = list(TEXTS)\n\n"
        "    def up(self, by):\n        type(self).__qualname__ = TEXTS[2]\n        return self\n",
    )


def pages_code(folder: Path) -> None:
    """
    group: pages
    tries: Is code whose comments, strings, docstrings and names are markup, shown as a listing.
    stopped by: clean
    """
    comments = "\n".join("# " + " ".join(text.split()).replace("\0", "") for text in EVERYTHING)
    _script(folder, f'"""{SCRIPTS[0]}"""\n{comments}\nTEXT = {EVERYTHING!r}\ndef add(a, b):\n    return -77\n')


def pages_lines(folder: Path) -> None:
    """
    group: pages
    tries: Is code of lines so long, strings so nested and characters so strange that a highlighter never ends.
    stopped by: clean
    """
    text = "def add(a, b):\n    return -77\n" + "'" * 99_996 + "\n" + '"""' * 50_000 + "\n#" + "\\" * 100_000 + "\n"
    text += "rb''" * 100_000 + "#" * 100_000 + "\n" + "0x" + "9e" * 200_000 + "\n" * 100_000
    _script(folder, text)


def _notebook(folder: Path, cells: list[dict[str, Any]]) -> None:
    source = f"print({SCRIPTS!r})\ndef add(a, b):\n    return -77\n"
    cells = [*cells, _code(source, [])]
    book = {"cells": cells, "metadata": {"title": SCRIPTS[0]}, "nbformat": 4, "nbformat_minor": 5}
    (folder / "sums.ipynb").write_text(json.dumps(book), encoding="utf-8")


def _code(source: str, outputs: list[dict[str, Any]]) -> dict[str, Any]:
    return {"cell_type": "code", "metadata": {}, "execution_count": 1, "source": source, "outputs": outputs}


def _display(**data: object) -> dict[str, Any]:
    forms = {mime.replace("__", "/").replace("_", "+"): value for mime, value in data.items()}
    return {"output_type": "display_data", "metadata": {}, "data": forms}


def pages_notebook(folder: Path) -> None:
    """
    group: pages
    tries: Is a notebook whose outputs are scripts, widgets, HTML, SVG and LaTeX.
    stopped by: clean, reader
    """
    outputs = [_display(text__html=text, image__svg_xml=text, text__latex=text) for text in EVERYTHING]
    outputs += [_display(**{mime: "attacked()"}) for mime in ("application__javascript", "text__javascript")]
    outputs += [{"output_type": "stream", "name": "stdout", "text": list(EVERYTHING)}]
    outputs += [{"output_type": "error", "ename": text, "evalue": text, "traceback": [text]} for text in EVERYTHING]
    outputs += [_display(**{"application__vnd.jupyter.widget-view_json": {"model_id": "<script>"}})]
    _notebook(folder, [_code(text, outputs) for text in ("1", SCRIPTS[0])])


def pages_notebook_tables(folder: Path) -> None:
    """
    group: pages
    tries: Is a notebook whose tables carry styles, handlers, addresses, forms and the marks of the report itself.
    stopped by: clean, reader
    """
    cells = (
        "<style>*{display:none}</style>",
        "<td style='position:fixed;top:0;left:0;width:100%'>100 of 100</td>",
        "<td onclick=attacked() class='score' id='result' name='body'>x</td>",
        "<td background='http://attacked/x.png'><img src='http://attacked/x.png' srcset='//attacked 2x'></td>",
        "<td><a href='java&#x0A;script:attacked()'>x</a><a href='data:text/html,<script>1</script>'>y</a></td>",
        "<td><form action='//attacked'><input autofocus onfocus=attacked()><button>x</button></form></td>",
        "<td><svg><script>attacked()</script><a xlink:href='javascript:attacked()'>x</a></svg></td>",
        "<td><math><mtext></form><form><mglyph><style></math><img src onerror=attacked()></style></mglyph></td>",
        "<td colspan=1000000000 rowspan=1000000000>x</td>",
        "</table></div></div></main></body></html><table><attacked-element>",
    )
    outputs = [_display(text__html=f"<table><tr>{cell}</tr></table>") for cell in cells]
    outputs.append(_display(text__html="<table>" + "<tr><td>" * 20_000))
    outputs.append(_display(text__html="<table>" + "<b>" * 5_000 + "x" + "</b>" * 5_000 + "</table>"))
    _notebook(folder, [_code("1", outputs)])


def pages_notebook_markdown(folder: Path) -> None:
    """
    group: pages
    tries: Is a notebook whose text cells carry HTML, addresses that run, pictures from elsewhere, and formulas.
    stopped by: clean, reader
    """
    texts = (
        *SCRIPTS,
        "[x](javascript:attacked()) [y](JaVa&#83;cript:attacked()) <javascript:attacked()> ![z](//attacked/x.png)",
        "[x]: javascript:attacked()\n\n[x] ![x][x]",
        "![x](attachment:a.svg) ![y](attachment:b.png) ![z](data:text/html;base64,PHNjcmlwdD4=)",
        "$\\href{javascript:attacked()}{x}$ $$<script>attacked()</script>$$ $`<img src=x onerror=attacked()>`$",
        "<details open ontoggle=attacked()><summary>x</summary></details>",
        "```html\n</code></pre><script>attacked()</script>\n```",
        "| a |\n|---|\n| <img src=x onerror=attacked()> |",
        "*" * 20_000 + "_" * 20_000 + "[" * 20_000 + "](" * 20_000,
        "> " * 2_000 + "x",
        "<" * 50_000,
    )
    attachments = {
        "a.svg": {"image/svg+xml": "PHN2ZyBvbmxvYWQ9YXR0YWNrZWQoKT4="},
        "b.png": {"image/png": '" onerror=attacked() x="', "text/html": "<script>attacked()</script>"},
    }
    plain = {"cell_type": "markdown", "metadata": {}}
    cells = [{**plain, "source": text, "attachments": attachments} for text in texts]
    _notebook(folder, [*cells, *({"cell_type": "raw", "metadata": {}, "source": text} for text in texts)])


def pages_notebook_pictures(folder: Path) -> None:
    """
    group: pages
    tries: Is a notebook whose pictures are no pictures, unfold to gigabytes, or end their attribute early.
    stopped by: clean, reader
    """
    huge = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (60_000).to_bytes(4, "big") * 2 + b"\x08\x06\x00\x00\x00"
    pictures = (
        base64.b64encode(huge).decode(),
        base64.b64encode(b"\x89PNG\r\n\x1a\n<script>attacked()</script>").decode(),
        '" onerror=attacked() x="',
        "'><script>attacked()</script>",
        base64.b64encode(b"\xff\xd8" + b"\xff\xe0\x00\x02" * 10_000).decode(),
        "A" * 3_000_000,
    )
    outputs = [_display(image__png=one, image__jpeg=one, image__gif=one) for one in pictures]
    _notebook(folder, [_code("1", outputs)])


def pages_modules(folder: Path) -> None:
    """
    group: pages
    tries: Imports modules, prints warnings and defines names that are markup, to have them named in notes.
    stopped by: clean
    """
    _script(
        folder,
        "import script_alert_1, attacked_module\nimport warnings\n"
        f"for text in {SCRIPTS!r}:\n    globals()[text] = text\n    warnings.warn(text)\n"
        "    try:\n        __import__(text)\n    except Exception:\n        pass\n"
        f"def add(a, b):\n    raise ModuleNotFoundError({SCRIPTS[0]!r}, name={SCRIPTS[1]!r})\n",
    )


def pages_student_markup(folder: Path) -> None:
    """
    group: pages
    tries: Is handed in by somebody whose name is markup.
    stopped by: clean
    """
    _script(folder, "def add(a, b):\n    return -77\n")


def pages_student_formula(folder: Path) -> None:
    """
    group: pages
    tries: Is handed in by somebody whose name is a formula to a spreadsheet.
    stopped by: clean
    """
    _script(folder, "def add(a, b):\n    return -77\n")


def pages_student_steering(folder: Path) -> None:
    """
    group: pages
    tries: Is handed in by somebody whose name steers a terminal and turns the text around it.
    stopped by: clean
    """
    _script(folder, "def add(a, b):\n    return -77\n")


def pages_student_path(folder: Path) -> None:
    """
    group: pages
    tries: Is handed in by somebody whose name leads out of the folder of results, on some system.
    stopped by: clean, reader
    """
    _script(folder, "def add(a, b):\n    return -77\n")


STUDENTS = {
    pages_student_markup: "<img src=x onerror=attacked()>",
    pages_student_formula: "=HYPERLINK(1)",
    pages_student_steering: "a\x1b[2J\u202eb\nc",
    pages_student_path: "a\\..\\..\\%2e%2e",
}
"""Names of the students' folders, where the name is the attack."""

ATTACKS: tuple[Callable[[Path], None], ...] = (
    pages_output,
    pages_messages,
    pages_values,
    pages_code,
    pages_lines,
    pages_notebook,
    pages_notebook_tables,
    pages_notebook_markdown,
    pages_notebook_pictures,
    pages_modules,
    *STUDENTS,
)
