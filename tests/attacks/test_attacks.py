"""Hostile submissions through the real ``grader batch``: no point, no trace, no harm."""

from __future__ import annotations

from xml.etree import ElementTree

import msgspec
import pytest

from tests.attacks.attack_batch import NEIGHBOURS, Outcome, student_name
from tests.attacks.attack_catalogue import GROUPS, LAYERS, SAMPLE, Attack, catalogue
from tests.attacks.attack_checks import (
    hidden_texts,
    leak_problems,
    leaked,
    log_problems,
    page_problems,
    summary_problems,
    table_problems,
    terminal,
    terminal_problems,
    texts_for,
    with_all_rows,
)
from tests.attacks.attack_runs import in_the_best_tier

ATTACKS = catalogue()
SAMPLED = tuple(attack for attack in ATTACKS if attack.name in SAMPLE)


def named(attack: Attack) -> str:
    """How pytest shows it."""
    return attack.name


def check_attack(attack: Attack, outcome: Outcome) -> None:
    """It got what its honest part is worth, and its page is only a page."""
    student = student_name(attack)
    if attack.name in outcome.not_made:
        pytest.skip(f"cannot be made here: {outcome.not_made[attack.name]}")
    row = outcome.rows.get(student) or outcome.rows[f"'{student}"]
    assert (float(row["score"]), row["status"]) == (attack.score, attack.status), outcome.notes(student)
    result = outcome.results.get(student)
    if result is not None:
        assert [test.id for test in result.tests if test.outcome == "broken"] == []
        texts = texts_for(outcome, student)
        assert page_problems(texts["page"]) == [] == page_problems(outcome.books.get(student, ""))
        assert terminal_problems(texts["terminal"]) == [] == terminal_problems(terminal(result, "ko"))
        assert log_problems(texts["log"]) == []
        assert summary_problems(texts["job summary"]) == []
        assert ElementTree.fromstring(texts["JUnit report"]).tag == "testsuites"
    else:
        assert attack.status == "missing"


def check_class(outcome: Outcome) -> None:
    """Nothing was left behind, nobody else was harmed, and the class's files are in order."""
    assert outcome.traces == []
    assert outcome.code == 0, outcome.said
    assert {name: outcome.rows[name]["score"] for name in NEIGHBOURS} == dict.fromkeys(NEIGHBOURS, "100")
    assert table_problems(outcome.grades) == []
    assert page_problems(with_all_rows(outcome.class_page), scripts=1) == []
    assert "Traceback" not in outcome.said and "\x1b" not in outcome.said


def check_together(attacks: tuple[Attack, ...], outcome: Outcome) -> None:
    """None of the attacks, nor all of them together, came to anything; nobody sees anything hidden."""
    found: dict[str, str] = {}
    for attack in attacks:
        try:
            check_attack(attack, outcome)
        except AssertionError as error:
            found[attack.name] = str(error)
    assert found == {}
    check_class(outcome)
    assert leaked(outcome) == []


def test_selection() -> None:
    """The selection gains nothing, leaves no trace, harms nobody and shows nothing hidden.

    One test, as it is one batch: several workers of pytest would run it several times.
    """
    outcome = in_the_best_tier(SAMPLED)
    check_together(SAMPLED, outcome)
    told = msgspec.json.encode(outcome.results["reading_raise_arguments"]).decode()
    assert list(leak_problems({"instructor's JSON": told}, hidden_texts(""))), "the search for leaks is blind"
    assert "add 1 2" in outcome.results["reading_print_arguments"].stdout, "what public calls print stays"


@pytest.mark.nightly
def test_pictures() -> None:
    """Where a course has pictures, they are only pictures, and of public calls; no score changes by them."""
    attacks = tuple(attack for attack in ATTACKS if attack.group in ("reading", "protocol", "proxies", "pages"))
    outcome = in_the_best_tier(attacks, pictures=True)
    check_together(attacks, outcome)
    assert [figure.task for figure in outcome.results["a neighbour"].figures or ()] == ["scale", "add"]
    assert sum(len(result.figures or ()) for result in outcome.results.values()) > 2 * len(NEIGHBOURS)


@pytest.mark.nightly
@pytest.mark.parametrize("attack", ATTACKS, ids=named)
def test_every_attack(attack: Attack, attacked: Outcome) -> None:
    """An attack gains nothing in any tier, whoever grades."""
    check_attack(attack, attacked)


@pytest.mark.nightly
def test_every_class_is_unharmed(attacked: Outcome) -> None:
    """All attacks together leave no trace and harm nobody."""
    check_class(attacked)


@pytest.mark.nightly
def test_metadata(attacked: Outcome) -> None:
    """What tier landlock tells, and is listed: that a file exists, its size and times. Nothing else ever shows."""
    tier = attacked.results["a neighbour"].environment.tier
    printed = attacked.results["reading_metadata"].stdout
    assert printed.startswith("metadata seen" if tier == "landlock" else "no metadata")


def test_catalogue() -> None:
    """Ninety attacks and more, some of every group; each names known layers, at least one of them in every tier."""
    assert len(ATTACKS) >= 90
    assert {attack.group for attack in ATTACKS} == set(GROUPS)
    assert {attack.name for attack in SAMPLED} == SAMPLE
    for attack in ATTACKS:
        assert attack.name.startswith(f"{attack.group}_") and attack.tries.endswith("."), attack.name
        assert set(attack.layers) <= LAYERS.keys(), attack.name
        if attack.name != "reading_metadata":
            assert attack.layers_in("landlock"), attack.name
