"""A value that is one of the arguments, as it was given, and arguments that were changed by the way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from grader.diagnosis.loose import Form, alike
from grader.diagnosis.relations.pair import Fact, Pair


def facts(pair: Pair) -> Iterator[Fact]:
    """Yield which argument came back, and where nothing else is wrong which one was changed."""
    for number, argument in enumerate(pair.argument_forms, 1):
        if alike(pair.form, argument):
            yield Fact("input", (("number", number),), numeric=not _is_long(argument))
    if not pair.leaves:
        for number in pair.changed:
            yield Fact("changed", (("number", number + 1),))


def _is_long(form: Any) -> bool:
    """Whether a value is long enough not to be another by chance."""
    if type(form) is np.ndarray:
        return form.size > 1
    return type(form) is Form and len(form.parts) > 1
