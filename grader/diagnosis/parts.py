"""What is said where one part of every result is wrong, and the rest as expected: a mistake, or a slip, made there.

A gradient may be right but for its bias, a history but for its loss. Then a known way of being wrong, whose result is
wrong elsewhere as well, may give just this part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from grader.diagnosis.loose import Form, alike, differences, in_order
from grader.diagnosis.match import SeenCall
from grader.diagnosis.profiles import Profile
from grader.diagnosis.relations.places import key_text
from grader.diagnosis.seen import Seen
from grader.model import Message, Relation, Text, Visibility
from grader.testing.messages import PartName
from grader.text.sentences import sentence

SAID = 2
"""Wrong numbers that have to be the same."""
MOST = 2
"""So many may be told."""
_EACH = slice(None)
_PARTS = 100
_DEPTH = 4
Path = tuple[Any, ...]


def name_part(seen: Seen, name: str, failed: tuple[str, ...]) -> tuple[Relation, ...]:
    """Return what explains the one part of a task's results that is wrong: mistakes of the course, else slips. Nothing
    is said where something else is wrong, a task that this one uses among it, or where answers are free."""
    if any(one.task == name for one in seen.library.mistakes.predicates) or seen.uses_wrong(name):
        return ()
    calls = seen.task(name).calls
    if not seen.shows_in_calls(name) or any(call.outcome.raised or call.known.outcome.raised for call in calls):
        return ()
    sides: tuple[Visibility, ...] = ("public", "hidden")
    for visibility in sides:
        shown = [call for call in calls if call.public or visibility == "hidden"]
        place = wrong_place(shown)
        if place is None or not _is_within(place, calls):
            continue
        for slips in (False, True):
            told = _told(seen.library.part(PartName(name, slips=slips)), calls, shown, place)
            found = [words for words, holds in [*told.items()][:MOST] if holds]
            if found:
                return tuple(at_place(place, one, name, failed, len(shown), visibility) for one in found)
            if told:  # hidden calls took away what there was: nothing comes in its place
                break
    return ()


def wrong_place(calls: Iterable[SeenCall]) -> Path | None:
    """Return the path of the part that is wrong wherever a call is, the rest being right; None where there is none."""
    wrong = [path for call in calls if not call.outcome.right for path in _wrong_paths(call)]
    if not wrong:
        return None
    first, place = wrong[0], 0
    while place < len(first) and all(path[: place + 1] == first[: place + 1] for path in wrong):
        place += 1
    if not place and all(len(path) > 1 and path[1] == first[1] for path in wrong):
        return _EACH, first[1]  # the same of every pair
    return first[:place] or None


def at_place(
    place: Path, text: Text, name: str, failed: tuple[str, ...], count: int, visibility: Visibility
) -> Relation:
    """Return what is said of a part."""
    written = "".join("[:]" if key is _EACH else key_text(key) for key in place)
    message = Message("relation.only-as", {"place": written}, text)
    return Relation(name, message, failed, count, visibility)


def _is_within(place: Path, calls: Iterable[SeenCall]) -> bool:
    """Whether nothing outside a part is wrong."""
    wrong = [path for call in calls if not call.outcome.right for path in _wrong_paths(call)]
    return all(len(path) >= len(place) and all(map(_is_at, place, path)) for path in wrong)


def _is_at(key: Any, own: Any) -> bool:
    return key is _EACH or bool(key == own)


def _wrong_paths(call: SeenCall) -> Iterator[Path]:
    outcome, known = call.outcome, call.known.outcome
    return _differing(outcome.value, known.value, outcome.form, known.form, ())


def _differing(value: Any, right: Any, form: Any, known: Any, path: Path) -> Iterator[Path]:
    """Yield the paths of the innermost parts that differ."""
    if alike(form, known):
        return
    keys = _keys(right)
    if keys is None or keys != _keys(value) or len(path) == _DEPTH:
        yield path
        return
    for key, part, other in zip(keys, form.parts, known.parts, strict=True):
        yield from _differing(value[key], right[key], part, other, (*path, key))


def _keys(value: Any) -> list[Any] | None:
    if type(value) is dict and 0 < len(value) <= _PARTS:
        return in_order(value)
    return list(range(len(value))) if type(value) in (list, tuple) and 0 < len(value) <= _PARTS else None


def _told(
    profiles: Sequence[Profile], calls: Sequence[SeenCall], shown: Sequence[SeenCall], place: Path
) -> dict[Text, bool]:
    """Return the words of the candidates that give the same to that part of every call that is shown, and whether one
    of them does so to all calls."""
    told: dict[Text, bool] = {}
    said = sum(differences(_part(c.outcome.form, c, place), _part(c.known.outcome.form, c, place)) for c in shown)
    if said < SAID:
        return told
    for profile in profiles:
        if len(profile.variants) <= 1 and _gives_the_same(profile, shown, place):
            words = _words(profile)
            told[words] = told.get(words, False) or _gives_the_same(profile, calls, place)
    return told


def _words(profile: Profile) -> Text:
    slip = profile.stored.slip
    return profile.variants[0].title if slip is None else Text(sentence(slip, "en"), sentence(slip, "ko"))


def _gives_the_same(profile: Profile, calls: Sequence[SeenCall], place: Path) -> bool:
    for call in calls:
        other = profile.outcome(call.known.number)
        if other is None or other.raised is not None:
            return False
        if not alike(_part(call.outcome.form, call, place), _part(other.form, call, place)):
            return False
    return True


def _part(form: Any, call: SeenCall, place: Path) -> Any:
    """Return the part of a form; None where it has none. The keys are those of the right value."""
    return _inside(form, call.known.outcome.value, place)


def _inside(form: Any, value: Any, place: Path) -> Any:
    if not place:
        return form
    key, *rest = place
    keys = _keys(value)
    if keys is None or type(form) is not Form or len(form.parts) != len(keys):
        return None
    if key is _EACH:
        found = [_inside(part, value[own], tuple(rest)) for own, part in zip(keys, form.parts, strict=True)]
        return None if any(one is None for one in found) else Form("list", len(found), tuple(found))
    return _inside(form.parts[keys.index(key)], value[key], tuple(rest)) if key in keys else None
