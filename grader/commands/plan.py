"""What ``grader batch --dry-run`` prints: whom it would judge and why, and whose mark would move."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from grader.batch.protocol import UnitReport
from grader.commands import diff
from grader.commands.batch_output import print_withdrawn
from grader.model import Lang
from grader.results.changes import Change
from grader.text import clean
from grader.text.phrases import say

_REASONS = 12
_NAMED = 5
_KINDS = ("new", "again", "submission", "data", "limits", "grader")


class Planned(NamedTuple):
    """An earlier attempt that would be judged again, whose it is, when it was handed in, and why."""

    student: str
    time: datetime
    why: tuple[str, ...]


def print_plan(
    reports: Sequence[UnitReport], changes: Sequence[Change], lang: Lang, again: Sequence[Planned] = ()
) -> None:
    """Print the units that would be judged, by reason, those that stay, and the marks that would move. ``again`` are
    earlier attempts."""
    judged = [report for report in reports if report.why]
    stay = sum(report.summary.status != "missing" and not report.why for report in reports)
    print(say("plan.judged", lang, judged=len(judged), stay=stay))
    reasons = Counter(reason for report in judged for reason in report.why)
    for reason, count in reasons.most_common(_REASONS):
        names = _names(report for report in judged if reason in report.why)
        print(f"  {_reason(reason, lang)}: {count} ({names})")
    if len(reasons) > _REASONS:
        print(say("notes.more", lang, count=len(reasons) - _REASONS))
    if again:
        attempts = [f"{clean.line(one.student, 60)}, {one.time:%Y-%m-%d %H:%M}" for one in again]
        print(say("plan.earlier", lang, count=len(again), names=clean.some(attempts, _NAMED)))
        for reason, count in Counter(reason for one in again for reason in one.why).most_common(_REASONS):
            print(f"  {_reason(reason, lang)}: {count}")
    diff.show(changes, lang)
    print_withdrawn(changes, reports, lang)
    print(say("plan.nothing-stored", lang))


def _reason(reason: str, lang: Lang) -> str:
    return say(f"plan.{reason}", lang) if reason in _KINDS else say("plan.file", lang, file=clean.line(reason, 120))


def _names(reports: Iterable[UnitReport]) -> str:
    return clean.some([*dict.fromkeys(clean.line(report.summary.student, 60) for report in reports)], _NAMED)
