"""docs/results.md: every field of the result file, with its type as the JSON Schema has it, and no other."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from grader.model import SCHEMA, Result, StudentResult, result_schema
from tests import ROOT

PAGE = (ROOT / "docs" / "results.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `(\w+)` \| (.*?) \| .+ \|$", re.M)
TYPES: dict[str, dict[str, Any]] = result_schema()["$defs"]


def shown(schema: dict[str, Any]) -> str:
    """A type of the schema as the page writes it."""
    if "anyOf" in schema:
        parts = [shown(one) for one in schema["anyOf"]]
        return ", ".join(parts[:-1]) + f" or {parts[-1]}"
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "enum" in schema:
        values = [value for value in schema["enum"] if value is not None]
        return ", ".join(f'`"{value}"`' for value in sorted(values)) + (" or null" if None in schema["enum"] else "")
    if schema["type"] == "array":
        return f"array of {shown(schema['items'])}"
    if schema["type"] == "object":
        return f"object of {shown(schema['additionalProperties'])}"
    return str(schema["type"])


def section(title: str) -> str:
    """What stands below a heading of the page."""
    return PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def test_every_field_is_described_with_its_type() -> None:
    """Each type of the schema has a table with its fields, in their order, and each field its type."""
    for name, described in TYPES.items():
        wanted = [(field, shown(schema)) for field, schema in described["properties"].items()]
        assert ROW.findall(section(name)) == wanted, name


def test_no_type_is_described_that_is_not_there() -> None:
    """A type that goes from the model goes from the page."""
    titles = set(re.findall(r"^## (\w+)$", PAGE, re.M))
    assert titles == TYPES.keys()


def test_the_page_names_the_version() -> None:
    """The format that is written is the one that the page is about."""
    assert f'`"{SCHEMA}"`' in section("Result")


def test_what_a_student_s_file_lacks_is_said() -> None:
    """The fields that only instructors get are those that the page names."""
    mine, theirs = ({field.name for field in msgspec.structs.fields(kind)} for kind in (StudentResult, Result))
    line = next(line for line in section("What a student sees").splitlines() if "are not there" in line)
    assert set(re.findall(r"`(\w+)`", line)) == theirs - mine
    assert mine < theirs
