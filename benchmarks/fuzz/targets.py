"""What is fuzzed: each target takes any bytes, and raises only where the grader has a bug."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator

from benchmarks.fuzz import classes, values, works

WORDS = """
list pack scalars tuple set frozenset dict int complex bytes text points scalar str_ bytes_ array cells handle series
frame index range multi strings masked category <f8 <i8 |b1 |u1 <U3 |S3 <M8[ns] <m8[s] >c16 <f2 q d ? null true
"cells" "cell_type" "code" "source" "worksheets" "input" "nbformat" %%time %matplotlib !ls coding: cp949 utf-16 # def
"outputs" "metadata" "attachments" \\" {} [] _attempt_ 2025-03-01-10-20-30 Files: _assignsubmission_file_ _LATE_ anon_
_question_ _text.html :submitters: :name: submission_1 .zip .tar.gz .py .ipynb ustar PK ../ \\\\ __MACOSX/
"""
"""What these formats are made of, for whoever mutates."""

warnings.simplefilter("ignore")  # the parser's, about what it reads

TARGETS: dict[str, tuple[Callable[[bytes], None], Callable[[], Iterator[bytes]]]] = {
    "wire": (values.read_frame, values.frames),
    "relation": (values.relate, values.wrong_values),
    "notebook": (works.read_notebook, works.notebooks),
    "slim": (works.slim_notebook, works.printed_notebooks),
    "script": (works.read_script, works.scripts),
    "download": (classes.name_owners, classes.downloads),
    "archive": (classes.unpack, classes.packed),
    "class": (classes.unpack_class, classes.packed),
}
