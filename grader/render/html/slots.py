"""Fixed places on a page for what is known only later, when the whole class is judged."""

from __future__ import annotations

from markupsafe import Markup


def slot(name: str, html: str) -> Markup:
    """Return ``html``, which a template made, in the place ``name``. What a student wrote cannot hold such a place: no
    ``<`` gets onto a page unescaped."""
    start, end = _marks(name)
    return Markup(f"{start}\n{html}{end}")  # noqa: S704  a template's output


def fill(page: str, name: str, html: str) -> str:
    """Return ``page`` with ``html`` in the place ``name``. A page of a course's own template that has no such place
    stays as it is."""
    start, end = _marks(name)
    before, _, rest = page.partition(start)
    _, found, after = rest.partition(end)
    return f"{before}{slot(name, html)}{after}" if found else page


def _marks(name: str) -> tuple[str, str]:
    return f"<!-- {name} -->", f"<!-- /{name} -->"
