"""Who decides where nobody is named."""

from __future__ import annotations

import os
import pwd

import pytest

from grader.gradebook.this_user import this_user


def test_a_user_without_a_name_has_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment names the user, else the machine does; a container often does neither."""
    monkeypatch.setenv("LOGNAME", "kim")
    assert this_user() == "kim"
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)

    def nobody(uid: int) -> None:
        raise KeyError(f"getpwuid(): uid not found: {uid}")

    monkeypatch.setattr(pwd, "getpwuid", nobody)
    assert this_user() == f"uid {os.getuid()}"
