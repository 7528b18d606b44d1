"""Dates and numbers in names → which attempt is the latest."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.text.moments import latest, moment


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2024-03-03-11-00-00", (2024, 3, 3, 11, 0, 0)),
        ("2024-03-03T11:00:05Z", (2024, 3, 3, 11, 0, 5)),
        ("hw1_20240303_110000", (2024, 3, 3, 11, 0, 0)),
        ("submission_20240303110000", (2024, 3, 3, 11, 0, 0)),
        ("2024.3.3", (2024, 3, 3, 0, 0, 0)),
        ("3.12.2024", (2024, 12, 3, 0, 0, 0)),
        ("Mar 3, 2024 1130 AM", (2024, 3, 3, 11, 30, 0)),
        ("Mar 3, 2024 1230 PM", (2024, 3, 3, 12, 30, 0)),
        ("Sep 24, 2024 926 PM", (2024, 9, 24, 21, 26, 0)),
        ("3 March 2024", (2024, 3, 3, 0, 0, 0)),
        ("2024-3-3 at 12.05 am", (2024, 3, 3, 0, 5, 0)),
        ("2024년 3월 3일 오후 2시 05분", (2024, 3, 3, 14, 5, 0)),
        ("week 1, 2024-03-03", (2024, 3, 3, 0, 0, 0)),
        ("20211234", None),
        ("2024-13-03", None),
        ("12024-03-033", None),
        ("attempt 1", None),
        ("", None),
    ],
)
def test_moment(name: str, expected: tuple[int, ...] | None) -> None:
    """Dates as people and learning platforms write them; a student's number is none."""
    assert moment(name) == expected


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["2024-03-03-11-00-00", "2024-03-03-17-00-00"], 1),
        (["attempt 2", "attempt 1"], 0),
        (["2", "10"], 1),
        (["submission_v1", "submission_v2_final"], 1),
        (["20211203_v2", "20211203_v1"], 0),
        (["gates", "gates (1)"], 1),
        (["try", "try 2", "try 3"], 2),
        (["a", "b"], None),
        (["v1", "v1 final"], None),
        (["draft", "final 2"], None),
        (["v3", "2024-03-03"], None),
        (["only"], 0),
    ],
)
def test_latest(labels: list[str], expected: int | None) -> None:
    """By dates or by numbers, never by both, and never where two are the same."""
    assert latest(labels) == expected


@given(st.lists(st.text(max_size=40), min_size=1, max_size=5))
def test_any_names_are_compared(labels: list[str]) -> None:
    """Nothing raises, whatever folders are called."""
    best = latest(labels)
    assert best is None or labels[best] in labels


def test_long_names_take_no_time() -> None:
    """Names made to keep a pattern busy."""
    start = time.perf_counter()
    latest(["2024-" * 1000, "1" * 5000, "Mar " * 2000, " " * 5000 + "2024-01-01 " * 500])
    assert time.perf_counter() - start < 1
