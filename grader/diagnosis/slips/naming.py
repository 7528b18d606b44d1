"""Which slips a submission's task cannot be told from: on public calls for the student, on all for others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from grader.diagnosis.match import Fit, TaskSeen, fit
from grader.diagnosis.outcomes import weight
from grader.diagnosis.seen import Seen
from grader.model import Relation, Visibility
from grader.testing.messages import PartName

SAID = 2
"""Values that have to say something, of public calls one: slips are many."""
MOST = 2
"""So many may be told; where more explain what was seen, it is none of them."""


def name_slips(seen: Seen, name: str, failed: tuple[str, ...]) -> tuple[Relation, ...]:
    """Return the slips that explain every wrong call of a task, which fails the tests ``failed``. Where something else
    is wrong as well, nothing is said; nor where a task that it uses is wrong, for that may be all there is; nor of a
    task with predicates, whose answers are free and calls dear."""
    if any(one.task == name for one in seen.library.mistakes.predicates) or seen.uses_wrong(name):
        return ()
    task = seen.task(name)
    told = sum(weight(one.outcome, one.outcome, one.known.outcome) for one in task.calls)
    if told < SAID or not seen.shows_in_calls(name):
        return ()
    calls = TaskSeen((), task.calls, task.bare)
    fits = [fit(profile, calls) for profile in seen.library.part(PartName(name, slips=True))]
    sides: tuple[Visibility, ...] = ("public", "hidden")
    for visibility in sides:
        found = tuple(_relations(fits, name, failed, visibility))
        if found:
            return found if len(found) <= MOST else ()
    return ()


def _relations(fits: Iterable[Fit], name: str, failed: tuple[str, ...], visibility: Visibility) -> Iterator[Relation]:
    said = []
    for one in fits:
        score = one.public if visibility == "public" else one.full
        message = one.profile.stored.slip
        if one.full.fits and one.full.said >= SAID and score.said and message is not None and message not in said:
            said.append(message)
            yield Relation(name, message, failed, score.calls, visibility)
