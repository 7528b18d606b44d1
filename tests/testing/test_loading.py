"""The loader's rules, with guests of the tests' own: what is left out, what a lie brings, when there is an end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from grader.model import Limits
from grader.sandbox.losses import GuestDied, GuestLost, GuestProtocol, GuestTimeout, SandboxBroken
from grader.sandbox.wire import codec
from grader.testing.loading import LEFT_OUT, Loader, LoadFailed, Reply
from grader.testing.messages import Job, JobCell
from grader.testing.visible import Visible

Place = tuple[int, int, int]
Answer = Callable[[list[list[int]]], object]


class Guest:
    """Answers a load by ``answer``, which is given what is to be left out and raises or returns names and a log."""

    def __init__(self, answer: Answer, place: Place | None = None) -> None:
        self.answer, self.place, self.closed = answer, place, False
        self.asked: list[Any] = []

    def exchange(self, parts: list[Any], *, cpu: float, wall: float) -> Reply:
        """The reply to one request."""
        frame = b"".join(parts)
        _, head = codec.read_header(frame[: codec.HEADER.size])
        message = codec.decode(frame[codec.HEADER.size :], head)
        self.asked.append(message)
        value = self.answer(message[2]) if message[0] == "load" else None
        reply = b"".join(codec.encode(["ok", value]))
        return bytearray(reply[codec.HEADER.size :]), codec.read_header(reply[: codec.HEADER.size])[1]

    def output(self) -> bytes:
        """A line."""
        return b"said\n"

    def close(self) -> None:
        """Note it."""
        self.closed = True


def raising(error: Exception) -> Answer:
    """An answer that is none."""

    def answer(left_out: list[list[int]]) -> object:
        raise error

    return answer


def willing(left_out: list[list[int]]) -> object:
    """Names, and a log of nothing."""
    return [[["add", "function"]], []]


CELLS = (
    JobCell("a.ipynb[1]", "a.ipynb", 1, 4, "x\n" * 3),
    JobCell("a.ipynb[3]", "a.ipynb", 3, 2, "y\n"),
)


def loader(*guests: Guest, cells: tuple[JobCell, ...] = CELLS, limits: Limits | None = None) -> tuple[Loader, Visible]:
    """A loader that is given these guests, one after another."""
    coming = iter(guests)
    visible = Visible(hidden_input=False)
    job = Job("__main__", cells, limits=limits or Limits())
    return Loader(job, lambda: next(coming), visible, opened=False), visible


def told(visible: Visible) -> list[tuple[str, object, object]]:
    """Id, cell and line of each note."""
    return [(note.id, note.args.get("cell"), note.args["line"]) for note in visible.notes]


def test_what_a_guest_was_lost_in_is_left_out_of_the_next() -> None:
    """By the guest's own word, and it stays so in later guests; the losses of a load are noted once."""
    lost = GuestTimeout("cpu")
    first = Guest(raising(lost), (1, 2, 1))
    second, third = Guest(willing), Guest(willing)
    under_test, visible = loader(first, second, third)
    assert under_test.load() is second
    assert first.closed and not second.closed
    assert under_test.names == {"add": "function"}
    assert under_test.load() is third
    assert second.asked[-1] == third.asked[-1] == ["load", [["a.ipynb[1]", "x\n" * 3], ["a.ipynb[3]", "y\n"]], [[1, 2]]]
    assert told(visible) == [("note.statement-timeout", 3, 1)]
    assert visible.stdout() == "said\n"


@pytest.mark.parametrize(
    "place", [None, (7, 1, 1), (0, 1, 99), (0, 1, 0), (4_000_000_000, 4_000_000_000, 4_000_000_000)]
)
def test_a_place_that_is_none_counts_as_the_first_cell(place: Place | None) -> None:
    """Who says nothing, or nonsense, loses its own first cell."""
    second = Guest(willing)
    under_test, visible = loader(Guest(raising(GuestDied("exit code 1")), place), second)
    under_test.load()
    assert second.asked[-1][2] == [[0, 0]]
    assert told(visible) == [("note.statement-died", 1, 1)]


def test_who_dies_in_what_is_left_out_loses_the_cell_and_then_all() -> None:
    """The same place again is no statement's: first the whole cell goes, then the submission cannot be loaded."""
    guests = [Guest(raising(GuestDied("exit code 1")), (0, 2, 2)) for _ in range(3)]
    under_test, _ = loader(*guests)
    with pytest.raises(LoadFailed):
        under_test.load()
    assert [guest.asked[-1][2] for guest in guests] == [[], [[0, 2]], [[0, 2], [0, 0]]]
    with pytest.raises(LoadFailed):  # without another guest
        under_test.load()


def test_no_more_than_three_are_left_out() -> None:
    """A submission that ends one guest after another has an end."""
    lost = [Guest(raising(GuestDied("exit code 1")), (0, number, 1)) for number in range(1, LEFT_OUT + 2)]
    under_test, _ = loader(*lost)
    with pytest.raises(LoadFailed):
        under_test.load()
    assert len(lost) == 4 and all(guest.closed for guest in lost)


def test_all_guests_together_have_a_limit() -> None:
    """As many seconds as all calls may take: a submission that loads slowly and then dies in every call has an end."""
    under_test, _ = loader(*(Guest(willing) for _ in range(100)), limits=Limits(suite=1e-9))
    under_test.load()
    with pytest.raises(GuestTimeout, match="suite"):
        under_test.load()


def test_a_reply_that_cannot_be_read_ends_the_guest() -> None:
    """It is none of its statements' fault, and costs the test that asked."""
    guest = Guest(willing)
    guest.exchange = lambda parts, *, cpu, wall: (bytearray(b"{}"), 2)  # type: ignore[method-assign]  # a lying guest
    under_test, _ = loader(guest)
    with pytest.raises((GuestProtocol, GuestLost)):
        under_test.load()
    assert guest.closed


def test_what_cannot_be_prepared_is_the_sandboxs_fault() -> None:
    """Before a line of the submission has run."""

    class Unready(Guest):
        def exchange(self, parts: list[Any], *, cpu: float, wall: float) -> Reply:
            body = b'["list","raise","OSError",true,"No space left on device",["list"]]'
            return bytearray(body), len(body)

    under_test, _ = loader(Unready(willing))
    with pytest.raises(SandboxBroken, match="No space left"):
        under_test.load()
