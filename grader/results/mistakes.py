"""The mistakes of a class on one assignment, each with the students who make it. Pure.

One cause is one entry: how wrong values relate to the right ones is told beside the known mistake that makes them, and
not once more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from grader.model import Cluster, Message, WrongCall
from grader.results.summary import MistakeName, Summary


@dataclass(frozen=True, slots=True)
class UnnamedMistake:
    """A way of being wrong that no known mistake explains, and the students whose task is wrong in this way.

    ``relation`` is what holds between the wrong values and the right ones.
    """

    task: str
    calls: tuple[WrongCall, ...]
    students: tuple[str, ...]
    relation: Message | None = None


@dataclass(frozen=True, slots=True)
class Cause:
    """A cause of lost points in a task, and the students whom it costs some: a known mistake (``mistake``), or what
    holds between the wrong values and the right ones (``relations``), or calls that are wrong in one and the same way
    (``calls``)."""

    task: str
    students: tuple[str, ...]
    mistake: MistakeName | None = None
    relations: tuple[Message, ...] = ()
    calls: tuple[WrongCall, ...] = ()

    @property
    def is_unnamed(self) -> bool:
        """Whether a group of submissions is wrong in a way that has no name."""
        return bool(self.calls)


def causes(group: Sequence[Summary]) -> tuple[Cause, ...]:
    """Return the causes in one assignment's submissions, the most frequent first; of those without a name the biggest
    alone."""
    found = list(_known(group))
    unnamed = next((one for one in unnamed_mistakes(group) if len(one.students) > 1), None)
    if unnamed is not None:
        relations = (unnamed.relation,) if unnamed.relation is not None else ()
        found.append(Cause(unnamed.task, unnamed.students, None, relations, unnamed.calls))
    for relation in _relations(group):
        (message,) = relation.relations
        within = [number for number, one in enumerate(found) if _is_within(relation, one)]
        if not within:
            found.append(relation)
        elif message not in found[within[0]].relations:
            found[within[0]] = replace(found[within[0]], relations=(*found[within[0]].relations, message))
    return tuple(sorted(found, key=lambda one: -len(one.students)))  # stable: known ones before others


def _is_within(relation: Cause, other: Cause) -> bool:
    """Whether everybody of whom a relation holds is told of with another cause in the same task."""
    return relation.task == other.task and {*relation.students} <= {*other.students}


def _known(group: Iterable[Summary]) -> Iterable[Cause]:
    names: dict[str, MistakeName] = {}
    students: dict[str, list[str]] = defaultdict(list)
    for summary in group:
        for mistake in {mistake.code: mistake for mistake in summary.diagnoses}.values():
            names.setdefault(mistake.code, mistake)
            students[mistake.code].append(summary.student)
    for code in sorted(names, key=lambda code: (-len(students[code]), code)):
        yield Cause(names[code].task, tuple(students[code]), names[code])


def _relations(group: Iterable[Summary]) -> Iterable[Cause]:
    students: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    messages: dict[tuple[str, str, str], Message] = {}
    for summary in group:
        for relation in summary.relations:
            key = relation.task, relation.message.id, repr(relation.message.args)
            messages[key] = relation.message
            students[key].append(summary.student)
    for key in sorted(messages, key=lambda key: (-len(students[key]), key)):
        yield Cause(key[0], tuple(students[key]), None, (messages[key],))


def unnamed_mistakes(group: Iterable[Summary]) -> tuple[UnnamedMistake, ...]:
    """Return the ways of being wrong without a name, in one assignment's submissions; the most frequent first."""
    clusters: dict[str, Cluster] = {}
    students: dict[str, list[str]] = defaultdict(list)
    for summary in group:
        for cluster in summary.clusters:
            clusters.setdefault(cluster.fingerprint, cluster)
            students[cluster.fingerprint].append(summary.student)
    order = sorted(clusters, key=lambda fingerprint: (-len(students[fingerprint]), fingerprint))
    return tuple(
        UnnamedMistake(found.task, found.calls, tuple(students[found.fingerprint]), found.relation)
        for found in map(clusters.__getitem__, order)
    )
