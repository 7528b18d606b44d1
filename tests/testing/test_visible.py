"""What may reach a student of a submission's output and notes."""

from __future__ import annotations

import pytest

from grader.model import Message, Visibility
from grader.testing.visible import NOTES_KEPT, OUTPUT_KEPT, Visible


@pytest.mark.parametrize(
    ("earlier", "inputs", "now", "allowed"),
    [
        (False, [], "public", True),
        (False, ["public"], "hidden", True),  # loading for a hidden test: no guest has met a hidden input
        (False, ["hidden"], "hidden", False),
        (False, ["public", "hidden"], "hidden", False),
        (True, [], "hidden", False),
    ],
)
def test_nothing_is_visible_once_a_guest_has_met_a_hidden_input(
    earlier: bool, inputs: list[Visibility], now: Visibility, allowed: bool
) -> None:
    """Also where an earlier process gave it: what a guest leaves somewhere, the next one may print while it loads."""
    visible = Visible(hidden_input=earlier)
    for visibility in inputs:
        visible.begin(visibility)
        visible.meet_input()
    visible.begin(now)
    visible.add_output(b"text")
    visible.add_note(Message("note.missing"))
    assert (visible.allows(), visible.stdout(), len(visible.notes)) == (allowed, "text" * allowed, int(allowed))


def test_output_and_notes_are_bounded() -> None:
    """A flood fills neither; a note that comes again is one note."""
    visible = Visible(hidden_input=False)
    for number in range(2 * NOTES_KEPT):
        visible.add_output(b"x" * 1000)
        visible.add_note(Message("note.missing", {"number": number // 2}))
    visible.add_output(b"y" * OUTPUT_KEPT)
    assert len(visible.stdout()) == OUTPUT_KEPT and len(visible.notes) == NOTES_KEPT
    assert len({str(note) for note in visible.notes}) == NOTES_KEPT
