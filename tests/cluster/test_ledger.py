"""Which unit goes to whom, without any cluster."""

from __future__ import annotations

import time

from grader.cluster.ledger import Turn, UnitLedger

CREW = frozenset({"a", "b"})


def turn(ledger: UnitLedger, worker: str, held: int = 0, now: float = 0.0, slots: int = 1) -> Turn | None:
    """What a worker gets."""
    return ledger.turn(worker, held, now, slots=slots, crew=CREW)


def test_units_go_out_in_their_order() -> None:
    """Each once, and a report ends it."""
    ledger = UnitLedger(2)
    assert turn(ledger, "a") == Turn(0)
    assert turn(ledger, "b") == Turn(1)
    assert turn(ledger, "a", held=1) is None
    assert ledger.finished(0, "a", 1.0)
    assert ledger.finished(1, "b", 1.0)
    assert ledger.unfinished == 0


def test_what_a_lost_worker_had_is_tried_by_itself_elsewhere() -> None:
    """After the others, by a worker that has nothing else, and not by one over which it failed."""
    ledger = UnitLedger(3)
    assert turn(ledger, "a") == Turn(0)
    ledger.lost(0, "a")
    assert turn(ledger, "b") == Turn(1)
    assert turn(ledger, "b", held=1) == Turn(2)
    assert turn(ledger, "b", held=2) is None
    assert turn(ledger, "a") is None
    assert turn(ledger, "b") == Turn(0, by_itself=True)


def test_where_all_workers_failed_over_it_any_may_try_again() -> None:
    """A small cluster goes on."""
    ledger = UnitLedger(1)
    for worker in ("a", "b"):
        assert turn(ledger, worker) is not None
        ledger.died(0, worker)
    assert turn(ledger, "a") == Turn(0, by_itself=True)


def test_after_three_losses_it_is_given_up() -> None:
    """As the grader's failure where nobody knows, as its own doing where its process died while it was by itself."""
    for third, standing in ((UnitLedger.lost, (0, 3, False)), (UnitLedger.died, (1, 0, True))):
        ledger = UnitLedger(1)
        for fail in (UnitLedger.lost, UnitLedger.lost, third):
            worker = "a" if turn(ledger, "a") is not None else "b"
            assert worker == "a" or turn(ledger, "b") is not None
            assert ledger.standing(0)[:2] == (0, 0)
            fail(ledger, 0, worker)
        assert ledger.standing(0) == standing
        assert turn(ledger, "b") == Turn(0, by_itself=True)
        assert ledger.finished(0, "b", 1.0)


def test_a_unit_over_which_the_grader_fails_is_tried_again() -> None:
    """By two more workers, the next failure being its own doing; where there is one worker, once more."""
    ledger = UnitLedger(1)
    assert turn(ledger, "a") is not None
    assert not ledger.starved(0, "a", final=False)
    assert turn(ledger, "a") is None
    assert turn(ledger, "b") == Turn(0, by_itself=True)
    assert ledger.standing(0) == (0, 0, True)
    assert not ledger.starved(0, "b", final=False)
    assert turn(ledger, "a") is not None
    assert ledger.starved(0, "a", final=False)
    alone = UnitLedger(1)
    for _ in range(2):
        assert alone.turn("a", 0, 0.0, slots=1, crew={"a"}) is not None
        stands = alone.starved(0, "a", final=True)
    assert stands


def test_who_has_nothing_left_takes_what_another_has_for_long() -> None:
    """The first report counts; a unit that just went out is left where it is, and so is one by itself."""
    ledger = UnitLedger(1)
    assert turn(ledger, "a", now=0.0) == Turn(0)
    assert turn(ledger, "b", now=1.0) is None
    assert turn(ledger, "b", now=9.0) == Turn(0)
    assert turn(ledger, "b", held=1, now=99.0) is None
    assert ledger.finished(0, "b", 10.0)
    assert not ledger.finished(0, "a", 11.0)
    assert ledger.unfinished == 0


def test_losing_one_of_two_workers_that_have_a_unit() -> None:
    """The other one goes on with it."""
    ledger = UnitLedger(1)
    assert turn(ledger, "a", now=0.0) == Turn(0)
    assert turn(ledger, "b", now=9.0) == Turn(0)
    ledger.lost(0, "a")
    assert turn(ledger, "a", now=9.5) is None
    assert ledger.finished(0, "b", 10.0)


def test_what_comes_back_through_nobody_is_next() -> None:
    """A lost scheduler costs no unit one of its tries."""
    ledger = UnitLedger(2)
    assert turn(ledger, "a") == Turn(0)
    ledger.returned(0, "a")
    assert turn(ledger, "b") == Turn(0)
    assert ledger.standing(0) == (0, 0, False)


def test_what_another_batch_has_is_asked_for_again() -> None:
    """After a while."""
    ledger = UnitLedger(1)
    assert turn(ledger, "a") == Turn(0)
    ledger.put_off(0, "a", now=0.0)
    assert turn(ledger, "a", now=0.1) is None
    assert turn(ledger, "a", now=1.0) == Turn(0)


def test_of_two_that_have_a_unit_the_first_may_be_left() -> None:
    """Its time counts from when it got the unit, beside what went out in the meantime."""
    ledger = UnitLedger(2)
    assert turn(ledger, "a", now=0.0) == Turn(0)
    assert turn(ledger, "b", now=9.0) == Turn(1)
    assert turn(ledger, "c", now=10.0) == Turn(0)
    ledger.returned(0, "c")
    assert turn(ledger, "c", now=10.5) == Turn(0)


def test_a_worker_with_nothing_to_do_looks_at_few_units() -> None:
    """Not at all that are away, nor at all that failed elsewhere: with many workers that would be their square."""
    many = 5000
    ledger = UnitLedger(many)
    for number in range(many):
        assert turn(ledger, f"worker {number}") == Turn(number)
    start = time.process_time()
    for number in range(many):
        assert turn(ledger, f"idle {number}", now=1.0) is None
    for number in range(many):
        ledger.lost(number, f"worker {number}")
    for number in range(many):
        assert turn(ledger, f"idle {number}", now=1.0) == Turn(number, by_itself=True)
        assert ledger.finished(number, f"idle {number}", 2.0)
    assert time.process_time() - start < 1.0  # the square takes some ten seconds
