"""Python's own parser, for a process with several threads.

Until 3.11.8 all threads of a process share one counter of how deep a tree is that is made just now. A search for
garbage may let another thread go on in the middle of it, and then one of them fails with ``SystemError`` (CPython's
issue 106905).
"""

from __future__ import annotations

import ast
import threading

_parsing = threading.Lock()


def parse(source: str | bytes) -> ast.Module:
    """Return the tree of a source, one thread after the other. Raises as ``ast.parse`` does."""
    with _parsing:
        return ast.parse(source)
