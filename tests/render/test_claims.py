"""The claim of a failure."""

from __future__ import annotations

from grader.model import Message
from grader.render.claims import message_claim

ADVICE = "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()"


def test_advice_of_a_library_is_not_cut_off() -> None:
    """What an exception says ends with what to do; other values are cut, as the whole stands beside them."""
    raised = Message("test.raised", {"type": "ValueError", "text": ADVICE})
    assert message_claim(raised, "en") == f"the call raised ValueError: {ADVICE}"
    assert len(message_claim(Message("test.raised", {"type": "E", "text": "x" * 5000}), "en")) < 250
    assert "…" in message_claim(Message("test.object", {"actual": "x" * 100}), "en")
