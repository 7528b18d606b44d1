"""The package's structure is counted right: no circle of files, and no room without a layer."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from tests import ROOT
from tests.structure import measure, table

FILES = {
    "grader/__init__.py": "from grader.top import run\n",
    "grader/top.py": "import grader.model\nfrom grader.room.one import a\n",
    "grader/model.py": "",
    "grader/room/__init__.py": "",
    "grader/room/one.py": "from grader.room import two\nfrom grader.model import Text\n",
    "grader/room/two.py": "def f():\n    from grader.room.one import a\n\n    import grader.loose.deep\n",
    "grader/loose/deep.py": '"""Nobody\'s."""\nimport os\n',
    "pyproject.toml": """
[[tool.importlinter.contracts]]
name = "one way"
type = "layers"
layers = ["top", "room | none", "model"]
ignore_imports = ["a -> b"]
""",
}


def test_counts(tmp_path: Path) -> None:
    """Imports count wherever they stand and however they are written; empty __init__ files are no modules."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    structure = measure(tmp_path)
    assert structure.modules == 6
    assert structure.rooms == {"grader", "top", "model", "room", "loose"}
    assert structure.arrows == {
        ("grader", "top"),
        ("top", "model"),
        ("top", "room"),
        ("room", "model"),
        ("room", "loose"),
    }
    assert structure.arrows_without_ground == 3
    assert structure.circles == (frozenset({"grader.room.one", "grader.room.two"}),)
    assert structure.outside == {"loose"}
    assert "a circle of grader.room.one, grader.room.two" in table([tmp_path])


def test_structure_of_the_package() -> None:
    """No file imports itself by way of others, and every room has its layer."""
    structure = measure(ROOT)
    assert structure.circles == ()
    assert structure.outside == frozenset()


def test_no_class_name_stands_twice() -> None:
    """One noun, one thing: a name that is found by search has one definition."""
    names = Counter(
        name
        for path in (ROOT / "grader").rglob("*.py")
        for name in re.findall(r"^class ([A-Z]\w*)", path.read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert [name for name, count in names.items() if count > 1] == []
