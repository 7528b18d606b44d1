"""Write zip archives: the same bytes for the same files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterable

_TIME = (2020, 1, 1, 0, 0, 0)


def zipped(files: Iterable[tuple[str, bytes]], programs: Collection[str] = ()) -> bytes:
    """Return an archive of ``files``, each with its path; those of ``programs`` can be run."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files:
            entry = zipfile.ZipInfo(path, _TIME)
            entry.create_system = 3  # Unix: only there the permissions count
            entry.external_attr = (0o755 if path in programs else 0o644) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()
