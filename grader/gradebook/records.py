"""What a batch's workers send for the gradebook: a hand-in and its judgement, packed where it was made."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping
from functools import lru_cache

import msgspec

from grader.gradebook.rows import NOTHING, TestPoints
from grader.model import Hashes, Result, Status
from grader.text.clean import printable

_SMALL = 8 << 10  # bytes of a content that may come again
_UNREAD = "unread"  # the content of what was never read: the grader's processes die over it


class Record(msgspec.Struct, frozen=True):
    """One hand-in and one judgement of it. ``contents`` are compressed, by the hash of what they are; ``files``,
    ``hashes``, ``result`` and ``sheet`` name them. ``assignment`` and ``content`` are the attempt's."""

    assignment: str
    content: str
    status: Status
    score: float | None
    max_score: float
    hashes: str
    result: str
    sheet: str
    files: dict[str, str] = {}
    contents: dict[str, bytes] = {}


def record(result: Result, files: Mapping[str, bytes]) -> Record:
    """Return the record of a judged submission."""
    contents: dict[str, bytes] = {}

    def pack(data: bytes) -> str:
        name, packed = _packed(data) if len(data) <= _SMALL else _pack(data)
        contents[name] = packed
        return name

    return Record(
        assignment=result.assignment,
        content=content_of(result),
        status=result.status,
        score=result.score,
        max_score=result.max_score,
        hashes=pack(encode_hashes(result.hashes)),
        result=pack(msgspec.json.encode(result)),
        sheet=pack(_sheet(result)),
        files={printable(path): pack(data) for path, data in files.items()},
        contents=contents,
    )


def _pack(data: bytes) -> tuple[str, bytes]:
    """Return what a content is called, and how it is stored."""
    return hashlib.sha256(data).hexdigest(), zlib.compress(data, 1)  # the best takes twice as long, for a tenth less


_packed = lru_cache(maxsize=256)(_pack)
"""The same for what many results of a class share: hashes, points of tests, files that the course gave."""


class _Named(msgspec.Struct):
    student: str = ""


def student_of(result: bytes) -> str:
    """Return the name under which a result was judged; nothing where it cannot be read."""
    try:
        return msgspec.json.decode(result, type=_Named).student
    except msgspec.DecodeError:
        return ""


def content_of(result: Result) -> str:
    """Return the content of the attempt that a result is of."""
    return NOTHING if result.status == "missing" else result.hashes.submission or _UNREAD


def hashes_of(result: Result) -> str:
    """Return the name of the hashes of what judged ``result``: a gradebook that has it needs no other record."""
    return hashlib.sha256(encode_hashes(result.hashes)).hexdigest()


def encode_hashes(hashes: Hashes) -> bytes:
    """Return hashes as they are stored: without the submission's, which is the attempt's."""
    return msgspec.json.encode(msgspec.structs.replace(hashes, submission=""))


def decode_hashes(data: bytes) -> Hashes:
    """Return the hashes that were stored."""
    return msgspec.json.decode(data, type=Hashes)


def _sheet(result: Result) -> bytes:
    tests = [(one.id, one.points, one.max_points, one.outcome == "broken") for one in result.tests]
    return msgspec.json.encode(tests)


def decode_sheet(data: bytes) -> tuple[TestPoints, ...]:
    """Return the points of the tests of a grading."""
    return tuple(TestPoints(*one) for one in msgspec.json.decode(data, type=list[tuple[str, float, float, bool]]))
