"""The files that a worker of a cluster sends back → the folder of the batch: only those that are the unit's."""

from __future__ import annotations

import zlib
from pathlib import Path

from grader.batch.errand import Errand, page_paths, result_paths
from grader.batch.outputs import FolderOutputs
from grader.batch.protocol import Reply
from grader.errors import GraderError
from grader.model import MIB
from grader.results import store

_LARGEST = 256 * MIB  # of one file


def write_files(out: Path, errand: Errand, reply: Reply) -> None:
    """Write the files of a reply, the results last, so that a result that is there has its pages. Raises GraderError
    for a file that is not this unit's, and for a result that is none."""
    results, pages = result_paths(errand.unit, errand.hand_in), page_paths(errand.unit)
    folder = FolderOutputs(out)
    for path in sorted(reply.files, key=lambda one: one in results):
        if path not in results and path not in pages:
            raise _error(errand, "a file that is not this submission's")
        compressed = reply.files[path]
        if compressed is None:
            folder.remove(Path(path))
            continue
        content = _content(errand, compressed)
        if path in results:
            result = store.decode(content, path)
            if (result.student, result.assignment) != (errand.unit.student, errand.unit.assignment):
                raise _error(errand, "the result of another submission")
        folder.write(Path(path), content)


def _content(errand: Errand, compressed: bytes) -> bytes:
    decompressor = zlib.decompressobj()
    try:
        content = decompressor.decompress(compressed, _LARGEST)
    except zlib.error:
        raise _error(errand, "a damaged file") from None
    if not decompressor.eof:
        raise _error(errand, "a damaged or too large file")
    return content


def _error(errand: Errand, what: str) -> GraderError:
    unit = errand.unit
    return GraderError(
        f"{unit.student}, {unit.assignment}: a worker of the cluster sent {what}",
        "Look at who runs the workers; the finished results are kept.",
        exit_code=3,
    )
