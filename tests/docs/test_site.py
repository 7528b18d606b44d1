"""The documentation as a site: every page is in its navigation, and it can be built."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import ROOT

SETTINGS = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
PICTURES = {f"{name}-{lang}" for name in ("report", "report-narrow", "class", "watch") for lang in ("en", "ko")}


def test_every_page_is_in_the_navigation() -> None:
    """No page of docs/ is left out but single decisions, and none is named that is not there."""
    named = set(re.findall(r": ([\w./-]+\.md)$", SETTINGS, re.M))
    assert named == {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").glob("*.md")} | {
        "decisions/README.md"
    }


def test_pictures_that_are_shown_are_made() -> None:
    """A page shows no picture that the script does not make."""
    pages = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md"))
    shown = set(re.findall(r"\(made/([\w-]+)\.(?:png|svg)\)", pages))
    assert shown and shown <= PICTURES


def test_no_page_asks_another_server() -> None:
    """With an address of the repository the theme asks GitHub for its stars, with a font of its own Google for that."""
    assert not re.search(r"^repo_url:", SETTINGS, re.M) and re.search(r"^  font: false$", SETTINGS, re.M)


@pytest.mark.nightly
@pytest.mark.skipif(shutil.which("chromium") is None, reason="chromium is not installed: it takes the pictures")
def test_the_site_is_built(tmp_path: Path) -> None:
    """Without a warning, with its pictures, and with nothing that is loaded from elsewhere."""
    pytest.importorskip("mkdocs", reason="the extra docs is not installed")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)})
    assert {path.stem for path in (tmp_path / "made").iterdir()} == PICTURES
    for page in tmp_path.glob("*.html"):
        loaded = re.findall(r"<(?:script|img|link)[^>]*(?:src|href)=[\"']?(https?:[^\"' >]+)", page.read_text("utf-8"))
        assert [one for one in loaded if "canonical" not in one] == []
