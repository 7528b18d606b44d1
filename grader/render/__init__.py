"""Renderers: results as pages, terminal lines, and lines for a server. All are pure functions of frozen data.

Student-facing renderers accept a ``StudentResult`` and nothing else. Jinja2 and rich are imported by the modules
that need them (``html``, ``terminal``, ``ci``), never by this package itself.
"""
