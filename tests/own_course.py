"""This repository's own course with some of its assignments, for tests whose time grows with their number."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from tests import ROOT


def write_part(root: Path, *names: str) -> Path:
    """Write the course with these assignments alone into ``root``, which is not there yet."""
    root.mkdir()
    settings = (ROOT / "course.toml").read_text(encoding="utf-8")
    settings = re.sub(r"(?m)^assignments = .*$", f"assignments = {json.dumps(names)}", settings, count=1)
    weights = settings.partition("[weights]\n")[2].partition("\n\n")[0]
    kept = "\n".join(line for line in weights.splitlines() if line.partition(" ")[0] in names)
    (root / "course.toml").write_text(settings.replace(weights, kept), encoding="utf-8")
    shutil.copytree(ROOT / "datasets", root / "datasets")
    for name in names:
        for folder in ("assignments", "reference"):
            shutil.copytree(ROOT / folder / name, root / folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return root
