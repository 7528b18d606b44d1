"""Pairs of submissions whose own code is alike: fingerprints of copydetect, without those that many share (pure)."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from grader.similarity.own_code import BORDER, OwnCode

LENGTH = 25
"""Characters of a fingerprint, in normal form: one or two lines of code."""
COMMON = 0.5
"""The part of the class that shares what is left out: what so many have written, anybody may have."""
ALIKE = 0.75
"""The least similarity of a pair. ``docs/instructor.md`` has the figures from which it was chosen."""
_FEW = 3  # submissions which are never many
_SHORTEST = 10  # characters of a function that is shorter than a fingerprint
_LEAST = 40  # fingerprints of its own without which nothing can be said of a submission
_COVERED = 0.5  # of the characters of a line, for it to be marked


class AlikePair(NamedTuple):
    """Two submissions, by their keys, and the lines of each that stand in the other as well, with the line there."""

    first: str
    second: str
    similarity: float
    first_lines: Mapping[int, int]
    second_lines: Mapping[int, int]


@dataclass(frozen=True)
class Comparison:
    """The pairs of one assignment, the most alike first. ``compared`` counts submissions; ``short`` are those with too
    little code of their own; ``left_out`` is the mean part of the code that many share."""

    pairs: tuple[AlikePair, ...]
    compared: int
    short: tuple[str, ...] = ()
    left_out: float = 0.0


@dataclass
class _Prints:
    """The fingerprints of a submission: where each stands."""

    places: dict[int, list[int]] = field(default_factory=dict)
    own: frozenset[int] = frozenset()
    weight: float = 0.0


def compare(codes: Mapping[str, OwnCode], together: Mapping[str, object]) -> Comparison:
    """Return the pairs that are alike. Two of one value in ``together`` have handed in together, and are no pair."""
    prints = {key: _Prints(_places(code.text)) for key, code in codes.items()}
    holders = Counter(one for held in prints.values() for one in held.places)
    limit = max(_FEW, COMMON * len(prints))
    weights = {one: math.log((len(prints) + 1) / count) for one, count in holders.items() if count <= limit}
    for held in prints.values():
        held.own = frozenset(one for one in held.places if one in weights)
        held.weight = sum(weights[one] for one in held.own)
    enough = {key: held for key, held in prints.items() if len(held.own) >= _LEAST}
    pairs = []
    for (first, a), (second, b) in itertools.combinations(enough.items(), 2):
        shared = a.own & b.own
        if len(shared) < _LEAST or (first in together and together[first] == together.get(second)):
            continue
        similarity = sum(weights[one] for one in shared) / max(min(a.weight, b.weight), 1e-9)
        if similarity >= ALIKE:
            pairs.append((similarity, first, second, shared))
    found = tuple(
        AlikePair(
            first,
            second,
            similarity,
            _lines((codes[first], prints[first]), (codes[second], prints[second]), shared),
            _lines((codes[second], prints[second]), (codes[first], prints[first]), shared),
        )
        for similarity, first, second, shared in sorted(pairs, key=lambda one: (-one[0], one[1], one[2]))
    )
    parts = [1 - len(held.own) / len(held.places) for held in prints.values() if held.places]
    short = tuple(key for key in codes if key not in enough)
    return Comparison(found, len(codes), short, math.fsum(parts) / len(parts) if parts else 0.0)


def _places(text: str) -> dict[int, list[int]]:
    """Return where each fingerprint stands. None reaches over a border; what is shorter is one by itself."""
    from copydetect.utils import get_document_fingerprints

    found: dict[int, list[int]] = {}
    start = 0
    for piece in text.split(BORDER):
        if len(piece) >= LENGTH:
            for one, places in get_document_fingerprints(piece, LENGTH, 1)[1].items():
                found.setdefault(int(one), []).extend(start + int(place) for place in places)
        elif len(piece) >= _SHORTEST:
            found.setdefault(hash(piece), []).append(start)
        start += len(piece) + 1
    return found


def _lines(own: tuple[OwnCode, _Prints], other: tuple[OwnCode, _Prints], shared: frozenset[int]) -> dict[int, int]:
    """Return the lines of which at least half is in shared fingerprints, each with the line in the other submission
    where most of its fingerprints stand."""
    (code, held), (there, held_there) = own, other
    covered = bytearray(len(code.text))
    votes: dict[int, Counter[int]] = {}
    for one in shared:
        line_there = there.lines[held_there.places[one][0]]
        for place in held.places[one]:
            border = code.text.find(BORDER, place, place + LENGTH)
            end = min(place + LENGTH, len(covered)) if border < 0 else border
            covered[place:end] = b"\1" * (end - place)
            votes.setdefault(code.lines[place], Counter())[line_there] += 1
    marked: dict[int, int] = {}
    for line in sorted(_marked(code.lines, covered)):
        counts = votes.get(line)
        if counts is not None:
            marked[line] = max(counts, key=lambda one: (counts[one], -one))
        else:  # the end of what begins on a line before
            marked[line] = marked[max(marked)] + 1 if marked else 0
    return marked


def _marked(lines: Sequence[int], covered: bytearray) -> frozenset[int]:
    all_of, some = Counter(lines), Counter(line for line, is_covered in zip(lines, covered, strict=True) if is_covered)
    return frozenset(line for line, count in some.items() if count >= _COVERED * all_of[line])
