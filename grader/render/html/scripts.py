"""The script of a page: written into it, and the only one that its policy lets run."""

from __future__ import annotations

import base64
import hashlib
from typing import NamedTuple

import jinja2
from markupsafe import Markup


class PageScript(NamedTuple):
    """A script as it stands on a page, and the digest by which the page's policy knows it."""

    text: Markup
    digest: str


def page_script(pages: jinja2.Environment, *names: str, **values: object) -> PageScript:
    """Return the script that templates make."""
    text = "".join(pages.get_template(name).render(**values) for name in names)
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return PageScript(Markup(text), digest)  # noqa: S704  a packaged file, or the course author's
