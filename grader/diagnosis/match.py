"""Which candidate explains a task: what tests say of a submission, beside what they say of known ways of being wrong.

A candidate explains a task if the tests of the task cannot tell the two apart: the same verdict on every test that is
not blocked, each failing test ended by the same claim about the same value, and on every call that both made the same
result, loosely. At least one value has to say something; two mistakes at once need three. The fewest mistakes win.

Everything is counted twice: on public tests and calls alone, and on all. A student sees what the public ones name;
hidden ones can only take a name away. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from grader.compare.equal import equal
from grader.diagnosis.loose import alike, differences, diverges
from grader.diagnosis.outcomes import ENOUGH, CallOutcome, consistent, texts_agree, weight
from grader.diagnosis.profiles import KnownCall, Profile, Sides, StoredClaim
from grader.diagnosis.recorded import Call
from grader.testing.claims import Claim

SAID = {1: 1, 2: ENOUGH}
"""How many values have to say something for one mistake, and for two."""
MISSED = -1
"""Stands for a value that a candidate does not explain, although it may be the right one."""
MOST = 10
"""So many values a single mistake has to explain for each that it does not, where training diverges."""


@dataclass(frozen=True)
class SeenTest:
    """A test that is not blocked: the claim at which it ended, None where it passed."""

    id: str
    public: bool
    claim: Claim | None
    sides: Sides | None


@dataclass(frozen=True)
class SeenCall:
    """A call that the reference has made, too, and what the submission gave."""

    known: KnownCall
    public: bool
    call: Call
    outcome: CallOutcome


@dataclass(frozen=True)
class TaskSeen:
    """What was seen of one task of a submission."""

    tests: tuple[SeenTest, ...]
    calls: tuple[SeenCall, ...]
    bare: bool = False
    """Whether tests have passed with other row labels than the reference's, so that these are free."""
    compared: dict[tuple[object, ...], int | None] = field(default_factory=dict, compare=False, repr=False)
    """What was found by comparing, by the outcomes' identities or by test and claim: many candidates give the same."""


@dataclass
class Score:
    """How far a candidate explains what was seen: values that say so, and values that it does not explain."""

    said: int = 0
    calls: int = 0
    misses: int = 0
    excluded: bool = False

    def add(self, worth: int, missed: bool) -> None:
        """Count a value that says so much, or is not explained."""
        self.said += worth
        self.calls += worth > 0
        self.misses += missed

    def explains(self, mistakes: int) -> bool:
        """Whether that is enough for so many mistakes. A single one may miss a value in eleven."""
        if self.excluded or self.said < SAID[mistakes]:
            return False
        return not self.misses or (mistakes == 1 and self.calls >= MOST * self.misses)

    @property
    def fits(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.excluded and not self.misses


@dataclass(frozen=True)
class Fit:
    """A candidate beside a task: on public tests and calls alone, and on all."""

    profile: Profile
    public: Score
    full: Score


def fit(profile: Profile, task: TaskSeen) -> Fit:
    """Compare a candidate with what was seen of a task. Verdicts come first: they are cheap, and exclude most."""
    public, full = Score(), Score()
    for test in task.tests:
        if (profile.claim(test.id) is None) != (test.claim is None):
            full.excluded = True
            if test.public:
                public.excluded = True
                return Fit(profile, public, full)
    said: set[str] = set()  # tests of which a call says something, or has diverged
    for call in task.calls:
        other = profile.outcome(call.known.number)
        if other is None or other is call.outcome or (full.excluded and not call.public):
            continue
        key = id(call.outcome), id(other)
        if key not in task.compared:
            task.compared[key] = _outcomes_agree(call, other, bare=task.bare)
        found = task.compared[key]
        if found is None:
            full.excluded = True
            if call.public:
                public.excluded = True
                return Fit(profile, public, full)
            continue
        worth, missed = max(found, 0), found == MISSED
        if worth or missed:
            said.add(call.call.test)
        for score in (full, public) if call.public else (full,):
            score.add(worth, missed)
    for test in task.tests:
        claim = profile.claim(test.id)
        if claim is None or test.claim is None:
            continue
        is_said = test.id in said
        if (test.id, claim, is_said) not in task.compared:
            task.compared[test.id, claim, is_said] = _claims_agree(test, claim, profile, weighed=not is_said)
        found = task.compared[test.id, claim, is_said]
        if found is None and is_said and full.misses:
            found = 0  # it ended by what has diverged
        for score in (full, public) if test.public else (full,):
            if found is None:
                score.excluded = True
            elif not is_said:
                score.add(found, False)
    return Fit(profile, public, full)


def _outcomes_agree(call: SeenCall, other: CallOutcome, *, bare: bool) -> int | None:
    """Return how much it says that a candidate gives the same to a call, or ``MISSED``; None where it does not."""
    if consistent(call.outcome, other, bare=bare):
        return weight(call.outcome, other, call.known.outcome)
    return MISSED if _diverges(call, other) else None


def _diverges(call: SeenCall, other: CallOutcome) -> bool:
    """Whether both have left what is right so far behind that rounding decides."""
    if call.outcome.right or other.right or call.outcome.raised is not None or other.raised is not None:
        return False
    return diverges(call.outcome.form, other.form, call.known.outcome.form)


def _claims_agree(test: SeenTest, claim: StoredClaim, profile: Profile, *, weighed: bool) -> int | None:
    """Return how much it says that a test ended by the same claim about the same value, 0 where that is not asked;
    None where it did not."""
    seen = test.claim
    if seen is None:
        return None
    if (seen.line, seen.step, seen.kind) != (claim.line, claim.step, claim.kind) or seen.kind == "lost":
        return None
    if seen.kind == "raised":
        if seen.raised != claim.raised or not texts_agree(seen.text, claim.text):
            return None
        return int("NoneType" in seen.text)
    if seen.kind == "words":
        return 0 if seen.raised == claim.raised else None
    sides = profile.sides(test.id)
    if test.sides is None or sides is None:
        return None
    (value, expected), (other, _) = test.sides.forms, sides.forms
    if not alike(value, other):
        return None
    if not weighed:
        return 0
    wrong = differences(value, expected, ENOUGH)
    return wrong or int(equal(test.sides.value, sides.value, nan_equal=True))


def fewest(fits: Iterable[Fit], public: bool) -> tuple[Fit, ...]:
    """Return the candidates that explain a task with the fewest mistakes; exact ones before those that miss a value."""
    scored = [(len(one.profile.codes), one.public if public else one.full, one) for one in fits]
    explaining = [(score.misses > 0, size, one) for size, score, one in scored if score.explains(size)]
    best = min(((missing, size) for missing, size, _ in explaining), default=None)
    return tuple(one for missing, size, one in explaining if (missing, size) == best)


def distinct(fits: Sequence[Fit]) -> tuple[Fit, ...]:
    """Return one candidate for each set of mistakes: several ways of one are one."""
    return tuple({frozenset(one.profile.codes): one for one in reversed(fits)}.values())[::-1]
