"""What a file is by its first bytes."""

from __future__ import annotations

import pytest

from grader.files.kinds import wrong_kind
from tests.files.test_archives import zipped


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<!DOCTYPE html>\n<html><body><pre>import numpy", "html"),
        (b"\xef\xbb\xbf\n  <HTML lang='ko'>", "html"),
        (b"<!-- saved from url=(0041) -->\n<html>", "html"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html>', "html"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:1\n", "lfs"),
        (b"%PDF-1.4\n", "PDF"),
        (b"{\\rtf1\\ansi", "RTF"),
        (zipped(("word/document.xml", b"x")), "Word"),
        (zipped(("gates.py", b"x")), "zip"),
        (b"Rar!\x1a\x07\x00", "RAR"),
        (b"\x89PNG\r\n", "PNG"),
        (b"import numpy as np\n", ""),
        (b'{"cells": []}', ""),
        (b"# <html>\n", ""),
        (b"x < html", ""),
        (b"", ""),
    ],
)
def test_wrong_kind(data: bytes, kind: str) -> None:
    """Pages of a browser, pointers, documents, archives and pictures; code and notebooks are none of these."""
    assert wrong_kind(data) == kind
