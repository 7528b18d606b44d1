"""How candidates fare beside one task: run where they may reach it, they show what they show when all is run."""

from __future__ import annotations

import msgspec
import pytest

from grader.course.load import choose, load_course
from grader.diagnosis.candidates import compute_part, compute_reference, singles_for
from grader.diagnosis.profiles import StoredPart, StoredProfile, StoredReference
from grader.model import Course
from grader.testing.messages import PartName
from grader.testing.suite import Suite, with_suite
from grader.testing.variants import load_variants
from tests import ROOT


@pytest.fixture(scope="module")
def course() -> Course:
    """The real course."""
    return load_course(ROOT)


@pytest.mark.parametrize(
    ("name", "only"),
    [
        ("gates", "xor_gate"),
        *(
            pytest.param(name, None, marks=pytest.mark.nightly)
            for name in ("gates", "xor_mlp", "backprop", "normalization", "data_split", "regression", "logistic")
        ),
    ],
)
def test_nothing_is_lost_where_only_what_is_reached_is_run(course: Course, name: str, only: str | None) -> None:
    """Every part of every task, by day of one, shows the same as when each candidate is run in all that shows its
    task."""
    (assignment,) = choose(course, (name,))
    references: list[StoredReference] = []
    parts: list[list[StoredProfile]] = []

    def use(suite: Suite) -> None:
        few = compute_reference(suite)
        units = tuple(sorted({unit for units in few.units.values() for unit in units}))
        references.extend([few, msgspec.structs.replace(few, reached=(units,) * len(few.reached))])
        for reference in references:
            helpers = (None, *range(len(few.reached)))
            tasks = [task for task in few.units if only in (None, task)]
            names = [PartName(task, helper) for task in tasks for helper in helpers]
            found = [profile for name in names for profile in compute_part(suite, name, reference).profiles]
            parts.append([profile for profile in found if profile.failed or profile.wrong or profile.unmade])

    with_suite(course, assignment, use)
    few, whole = (sum(map(len, reference.reached)) for reference in references)
    assert few < whole / 2
    assert len(parts[0]) > 20 and parts[0] == parts[1]


def test_pairs_are_made_of_a_task_s_own_and_a_helper_s(course: Course) -> None:
    """The helper's comes first; a pair of which one mistake alone fails the same tests with the same values is none."""
    (assignment,) = choose(course, ("gates",))
    number = next(n for n, one in enumerate(load_variants(assignment)) if one.task == "perceptron")
    name = PartName("find_perceptron", number, pairs=True)
    parts: list[StoredPart] = []

    def use(suite: Suite) -> None:
        reference = compute_reference(suite)
        parts.extend(compute_part(suite, one, reference) for one in singles_for(name))
        parts.append(compute_part(suite, name, reference, parts[:2]))

    with_suite(course, assignment, use)
    own, helpers, pairs = ({one.variants: one for one in part.profiles} for part in parts)
    assert pairs
    for (helper, mistake), pair in pairs.items():
        assert (helper,) in helpers and (mistake,) in own
        for one in (helpers[helper,], own[mistake,]):
            assert (pair.failed, pair.wrong) != (one.failed, one.wrong)
