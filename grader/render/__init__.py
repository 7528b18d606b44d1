"""What a ``Result`` looks like: pages, terminal lines. Everything here is a pure function of frozen data.

Student-facing renderers accept a ``StudentResult`` and nothing else. Jinja2 and rich are imported by the modules
that need them (``html``, ``terminal``, ``ci``), never by this package itself.
"""
