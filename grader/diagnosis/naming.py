"""Which mistakes are named for a task: candidates beside what was seen, and calls that tell them apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from grader.diagnosis.match import Fit, TaskSeen, fewest, fit
from grader.diagnosis.predicates import holding
from grader.diagnosis.profiles import Profile
from grader.diagnosis.seen import Ask, Seen
from grader.model import Diagnosis, Match, Visibility
from grader.testing.messages import PartName
from grader.testing.variants import Known


def name_mistakes(seen: Seen, name: str, failed: tuple[str, ...], ask: Ask) -> tuple[Diagnosis, ...]:
    """Return the mistakes that explain a task, which fails the tests ``failed``; those that hidden tests name last."""
    task = seen.task(name)
    fits = _fits(seen, name, task, _candidates(seen, name))
    if any(_is_open(one) for one in fits):
        task = seen.asked(name, ask)
        fits = _fits(seen, name, task, (one.profile for one in fits))
    if not any(one.full.explains(1) and one.full.fits for one in fits) and _is_wrong(task):
        fits += _fits(seen, name, task, _candidates(seen, name, pairs=True))
    public = tuple(one for one in fewest(fits, public=True) if one.full.explains(len(one.profile.variants)))
    full = fewest(fits, public=False)
    named = [*_diagnoses(public, name, failed, "public"), *_diagnoses(full, name, failed, "hidden")]
    predicates = [one for one in seen.library.mistakes.predicates if one.task == name]
    claims = holding(predicates, name, seen.asked(name, ask).calls) if predicates else ()
    match: Match = "exact" if len(claims) == 1 and not named else "ambiguous"
    named += [_diagnosis(one, name, failed, match) for one in claims]
    return tuple({one.code: one for one in reversed(named)}.values())[::-1]


def _candidates(seen: Seen, name: str, *, pairs: bool = False) -> list[Profile]:
    """Return the mistakes that may explain a task: its own, and those of helpers that the submission makes there, too;
    or pairs of them."""
    made = [number for number in seen.library.helpers(name) if any(seen.has_helper(number))]
    found = [one for number in (None, *made) for one in seen.library.part(PartName(name, number, pairs))]
    return found if pairs else sorted(found, key=lambda one: one.stored.variants)


def _is_open(one: Fit) -> bool:
    return not (one.public.excluded and one.full.excluded)


def _is_wrong(task: TaskSeen) -> bool:
    """Whether a value is wrong: exceptions alone say nothing."""
    return any(not call.outcome.right and call.outcome.raised is None for call in task.calls) or any(
        test.sides is not None for test in task.tests
    )


def _fits(seen: Seen, name: str, task: TaskSeen, profiles: Iterable[Profile]) -> list[Fit]:
    """Return how candidates fit a task, those that nothing excludes. A helper's mistake is one only where the student's
    helper makes it, too."""
    fits = []
    for profile in profiles:
        public, full = seen.blames(profile, name)
        if public or full:
            one = fit(profile, task)
            one.public.excluded |= not public
            one.full.excluded |= not full
            if _is_open(one):
                fits.append(one)
    return fits


def _diagnoses(fits: Sequence[Fit], name: str, failed: tuple[str, ...], visibility: Visibility) -> list[Diagnosis]:
    match: Match = "exact" if len({frozenset(one.profile.codes) for one in fits}) == 1 else "ambiguous"
    found = []
    for one in fits:
        score = one.public if visibility == "public" else one.full
        for mistake in one.profile.variants:
            others = tuple(code for code in one.profile.codes if code != mistake.code)
            found.append(
                _diagnosis(mistake, name, failed, match, others, score.calls, score.misses, visibility=visibility)
            )
    return found


def _diagnosis(
    one: Known,
    name: str,
    failed: tuple[str, ...],
    match: Match,
    together: tuple[str, ...] = (),
    calls: int = 0,
    misses: int = 0,
    visibility: Visibility = "public",
) -> Diagnosis:
    return Diagnosis(
        code=one.code,
        task=name,
        title=one.title,
        hint=one.hints[0] if one.hints else one.title,
        match=match,
        tests=failed,
        link=one.link,
        together=together,
        calls=calls,
        misses=misses,
        visibility=visibility,
    )
