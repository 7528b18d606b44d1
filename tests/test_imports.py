"""How tests are laid out: in the rooms of what they test, each helper known by one full name."""

from __future__ import annotations

import re

from tests import ROOT

TESTS = ROOT / "tests"
FILES = sorted(
    path for path in TESTS.rglob("*.py") if not {"submissions", "node_modules"} & set(path.relative_to(TESTS).parts)
)
OTHER_ROOMS = {"attacks", "browser", "ci", "docs", "real_course", "tools"}
"""What has no room in ``grader/``: plays of several rooms together, the pages, the contents of the course,
and the programs in ``tools/``."""


def test_helpers_are_imported_by_their_full_names() -> None:
    """Also in programs that tests write and start: nothing relies on a folder of tests being on the path."""
    names = "|".join({path.stem for path in FILES if path.stem not in ("__init__", "__main__")})
    bare = re.compile(rf"^[ \t\"']*(?:from|import) (?:{names})\b", re.MULTILINE)
    found = [(str(path.relative_to(TESTS)), *bare.findall(path.read_text(encoding="utf-8"))) for path in FILES]
    assert [entry for entry in found if len(entry) > 1] == []


def test_every_folder_is_a_package_and_a_room() -> None:
    """A folder of tests has the name of the folder that it tests."""
    folders = {path.parent.relative_to(TESTS) for path in FILES}
    assert [folder for folder in folders if not (TESTS / folder / "__init__.py").is_file()] == []
    rooms = {folder for folder in folders if folder.parts and folder.parts[0] not in OTHER_ROOMS}
    assert [str(room) for room in rooms if not (ROOT / "grader" / room).is_dir()] == []
