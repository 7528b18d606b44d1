"""Download one file over HTTP: bounded, with progress, and resumed where an earlier attempt broke off.

Whether a server continues at the right byte is not checked here: the file has a checksum, and a wrong one starts again.
"""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from grader.model import MIB

Progress = Callable[[int, int | None], None]
"""Called with the bytes received so far and the bytes in all (None: the server does not say)."""

CHUNK = 1 << 16
TIMEOUT = 30.0


class DownloadFailed(Exception):
    """The reason in one line. What had arrived stays for the next attempt."""


def download(url: str, part: Path, *, limit: int, progress: Progress) -> bytes:
    """Return the content of ``url``, at most ``limit`` bytes. ``part`` keeps what has arrived; the caller removes it.

    Raises DownloadFailed.
    """
    have = part.stat().st_size if part.is_file() else 0
    headers = {"User-Agent": "nn-grader", **({"Range": f"bytes={have}-"} if have else {})}
    try:
        _receive(urllib.request.Request(url, headers=headers), part, limit, progress)  # noqa: S310 http or https
        return part.read_bytes()
    except urllib.error.HTTPError as error:
        error.close()  # it is an answer as well, and Python 3.14 warns of one that stays open
        if error.code == http.client.REQUESTED_RANGE_NOT_SATISFIABLE and have:  # all of it is here, or too much
            part.unlink()
            return download(url, part, limit=limit, progress=progress)
        raise DownloadFailed(f"the server answers {error.code} {error.reason}") from None
    except urllib.error.URLError as error:
        raise DownloadFailed(f"it cannot be reached: {error.reason}") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise DownloadFailed(f"{type(error).__name__}: {error}") from None


def _receive(request: urllib.request.Request, part: Path, limit: int, progress: Progress) -> None:
    with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310 http or https
        continues = answer.status == http.client.PARTIAL_CONTENT  # else the server sends the whole again
        have = part.stat().st_size if continues else 0
        length = answer.headers.get("Content-Length", "")
        total = have + int(length) if length.isdecimal() else None
        with part.open("ab" if continues else "wb") as file:
            progress(have, total)
            while chunk := answer.read(CHUNK):
                have += len(chunk)
                if have > limit:
                    file.truncate(0)
                    raise DownloadFailed(f"more than the {limit // MIB} MiB that are expected")
                file.write(chunk)
                progress(have, total)
    if total is not None and have < total:
        raise DownloadFailed(f"it broke off after {have} of {total} bytes; the next attempt continues there")
