"""Write docs/author-reference.md out of the code: ``python -m website.author_reference``. A test compares."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from grader.course.load import AssignmentFile, CourseFile, TaskTable
from grader.model import Limits
from grader.testing import attach, check, plugin, variants
from grader.testing.proxy import SubmissionProxy
from grader.testing.spec import MARKERS

PAGE = Path(__file__).parents[1] / "docs" / "author-reference.md"
_CHECKS = (check.equal, check.close, check.shape, check.that, check.call, check.code, attach.figure, attach.table)
_VARIANTS = (variants.edit, variants.variant, variants.predicate, variants.naming_call)
_OF_A_SUBMISSION = (SubmissionProxy.call, SubmissionProxy.map, SubmissionProxy.define, SubmissionProxy.iterate)


def page() -> str:
    """Return the page."""
    return "\n".join(_lines()).rstrip() + "\n"


def _lines() -> Iterator[str]:
    yield "# Reference for authors"
    yield ""
    yield "All that an author can write, made of the code by `python -m website.author_reference`."
    yield "[authors.md](authors.md) explains it, [first-assignment.md](first-assignment.md) shows it at work."
    yield from _keys("course.toml", CourseFile)
    yield from _keys("assignment.toml", AssignmentFile)
    yield from _keys("[[tasks]] of assignment.toml", TaskTable)
    yield from ("", "## Limits", "", "| limit | usual |", "|---|---|")
    yield from (f"| `{field.name}` | {field.default:g} |" for field in msgspec.structs.fields(Limits))
    yield from ("", "## Marks of a test", "", "| mark | meaning |", "|---|---|")
    for marker in MARKERS:
        name, _, text = marker.partition(": ")
        yield f"| `@pytest.mark.{name}` | {text} |"
    yield from ("", "## Fixtures", "", "| fixture | gives |", "|---|---|")
    for name in plugin.OWN:
        yield f"| `{name}` | {_first_line(inspect.unwrap(getattr(plugin, name)))} |"
    yield from ("", "## What a submission can be asked for besides its functions and constants", "")
    yield from _functions("submission", _OF_A_SUBMISSION)
    yield from ("", "## Checks and pictures", "", "`from grader.testing import attach, check`", "")
    yield from _functions("", _CHECKS)
    yield from (
        "",
        "## Mistakes",
        "",
        "`from grader.testing.variants import edit, naming_call, predicate, variant`",
        "",
    )
    yield from _functions("", _VARIANTS)


def _keys(title: str, table: type[msgspec.Struct]) -> Iterator[str]:
    yield from ("", f"## {title}", "", "| key | meaning |", "|---|---|")
    for field in msgspec.inspect.type_info(table).fields:  # type: ignore[attr-defined]  # of a Struct
        text = field.type.extra_json_schema["description"]  # each key has one: the page cannot be made without
        yield f"| `{field.name}`{'' if field.required else ', optional'} | {text} |"


def _functions(owner: str, functions: tuple[Any, ...]) -> Iterator[str]:
    for function in functions:
        home = owner or function.__module__.rpartition(".")[2].replace("code", "check")
        prefix = "" if home == "variants" else f"{home}."
        yield f"- `{prefix}{function.__name__}{_signature(function)}`: {_first_line(function)}"


def _signature(function: Any) -> str:
    found = inspect.signature(function)
    kept = [one.replace(annotation=one.empty) for one in found.parameters.values() if one.name != "self"]
    return str(found.replace(parameters=kept, return_annotation=found.empty))


def _first_line(function: Any) -> str:
    """Return the first paragraph of a docstring in one line."""
    text = inspect.getdoc(function) or ""
    return re.sub(r"``([^`]+)``", r"`\1`", " ".join(text.partition("\n\n")[0].split()))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
