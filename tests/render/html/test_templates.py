"""Where templates come from, and what is kept of them."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest

from grader.files import user_cache
from grader.render.html.templates import environment


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course's templates, and a cache folder of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "course" / "templates"
    folder.mkdir(parents=True)
    return folder


def _rendered(templates: Path) -> str:
    environment.cache_clear()  # as another process
    return environment(templates).get_template("one.j2").render(name="<kim>")


def test_a_compiled_template_is_kept(templates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process compiles nothing; of a text that has changed, or a damaged file, it does."""
    (templates / "one.j2").write_text("hello {{ name }}")
    assert _rendered(templates) == "hello &lt;kim&gt;"
    compiled: list[str] = []
    compile_ = jinja2.Environment.compile
    monkeypatch.setattr(
        jinja2.Environment, "compile", lambda self, *a, **k: compiled.append(a[1]) or compile_(self, *a, **k)
    )
    assert _rendered(templates) == "hello &lt;kim&gt;" and compiled == []
    (kept,) = (user_cache.base() / "templates").glob("*.part")
    kept.write_bytes(kept.read_bytes()[:-1])
    assert _rendered(templates) == "hello &lt;kim&gt;" and compiled == ["one.j2"]
    (templates / "one.j2").write_text("bye {{ name }}")
    assert _rendered(templates) == "bye &lt;kim&gt;" and compiled == ["one.j2"] * 2


def test_without_a_cache_folder_there_is_a_page(templates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is anything kept inside the course, which is handed out."""
    (templates / "one.j2").write_text("hello {{ name }}")
    for folder in (templates.parent / "cache", templates / "one.j2"):  # inside the course; no folder
        monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
        assert _rendered(templates) == "hello &lt;kim&gt;"
    assert sorted(path.name for path in templates.parent.iterdir()) == ["templates"]
