"""What MkDocs is told besides mkdocs.yml: pictures are made, and links out of docs/ lead to the repository."""

from __future__ import annotations

import posixpath
import re
import tempfile
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

from website.pictures import make

_LINK = re.compile(r"\]\((\.\./[^)\s]+)\)")


def on_files(files: Files, config: Any) -> Files:
    """Add the pictures of the demo, which no repository holds."""
    with tempfile.TemporaryDirectory() as folder:
        for path in make(Path(folder)):
            files.append(File.generated(config, f"made/{path.name}", content=path.read_bytes()))
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Files) -> str:
    """Let links to files outside of docs/ lead to where the code is."""
    home = posixpath.dirname(f"docs/{page.file.src_uri}")

    def outside(link: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(home, link[1]))
        return link[0] if path.startswith("docs/") else f"]({config['extra']['repository']}/blob/main/{path})"

    return _LINK.sub(outside, markdown)
