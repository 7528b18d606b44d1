"""What an archive says of an entry: the path where it belongs and when it was last changed. Neither is trusted."""

from __future__ import annotations

import calendar
import stat
import tarfile
import zipfile

from grader.files.names import is_ignored, text_of

SEPARATORS = "/\\"
"""Of a path in one student's archive; some tools of Windows write the second."""
_UTF8 = 0x800
_DOS_EPOCH = (1980, 1, 1, 0, 0, 0)
_END_OF_TIME = 253402300799  # seconds: the end of the year 9999, the last that a datetime knows


def zip_path(info: zipfile.ZipInfo, separators: str = SEPARATORS, *, hidden: bool = False) -> str | None:
    """Where a member belongs: empty for what is left out, None for folders and for what tools leave behind."""
    name = _zip_name(info)
    path = _inside(name, separators)
    mode = info.external_attr >> 16
    if name.endswith("/") or (not hidden and any(map(is_ignored, path.split("/")))):
        return None
    return "" if stat.S_IFMT(mode) and not stat.S_ISREG(mode) else path


def _zip_name(info: zipfile.ZipInfo) -> str:
    """The member's name: without the mark for UTF-8 it is whatever the maker's system uses."""
    if info.flag_bits & _UTF8:
        return info.orig_filename
    try:
        return text_of(info.orig_filename.encode("cp437"))
    except UnicodeEncodeError:  # it came from a field that says its encoding
        return info.orig_filename


def zip_time(info: zipfile.ZipInfo) -> float:
    """When a member was last changed, its clock read as UTC; 0 where the archive does not say it."""
    try:
        return float(calendar.timegm((*info.date_time, 0, 0, 0))) if info.date_time > _DOS_EPOCH else 0.0
    except ValueError:  # the format has room for 15 months
        return 0.0


def tar_time(info: tarfile.TarInfo) -> float:
    """The same of a member of a tar archive, which may say any number, and some that are none."""
    time = float(info.mtime)
    return time if 0 < time < _END_OF_TIME else 0.0


def tar_path(info: tarfile.TarInfo, separators: str = SEPARATORS, *, hidden: bool = False) -> str | None:
    """Where a member belongs: empty for what is left out, None for folders and for what tools leave behind."""
    path = _inside(text_of(info.name.encode("utf-8", "surrogateescape")), separators)
    if info.isdir() or (not hidden and any(map(is_ignored, path.split("/")))):
        return None
    return path if info.isreg() and not info.issparse() else ""


def _inside(name: str, separators: str) -> str:
    """``name`` as a path below the archive's top; empty where it leads anywhere else or is not a path."""
    anywhere = name.replace("\\", "/")
    path = anywhere if "\\" in separators else name
    parts = [part for part in path.split("/") if part not in ("", ".")]
    leads_out = anywhere.startswith("/") or ".." in anywhere.split("/")
    if leads_out or "\0" in path or (parts and parts[0][1:2] == ":"):
        return ""
    return "/".join(parts)
