"""A value that is one of the arguments, as it was given, and arguments that were changed by the way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from grader.diagnosis.loose import Form, alike, numbers_of
from grader.diagnosis.relations.pair import Fact, Pair


def facts(pair: Pair) -> Iterator[Fact]:
    """Yield which argument came back, and where nothing else is wrong which one was changed."""
    for number, argument in enumerate(pair.argument_forms, 1):
        if alike(pair.form, argument) and _is_as_large(pair.form, argument):
            yield Fact("input", (("number", number),), numeric=not _is_long(argument))
    if not pair.leaves:
        for number in pair.changed:
            yield Fact("changed", (("number", number + 1),))


def _is_as_large(form: Any, argument: Any) -> bool:
    """Whether numbers are the same however small they are: 0 is no 1e-15."""
    ours, given = numbers_of(form), numbers_of(argument)
    return ours is None or given is None or bool(np.array_equal(ours == 0, given == 0))


def _is_long(form: Any) -> bool:
    """Whether a value is long enough not to be another by chance."""
    if type(form) is np.ndarray:
        return form.size > 1
    return type(form) is Form and len(form.parts) > 1
