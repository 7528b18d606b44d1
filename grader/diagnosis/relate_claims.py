"""The relation between the values at which public tests failed and what these tests expected there.

For a released folder, which has no reference: of other calls it is not known what is right.
"""

from __future__ import annotations

from grader.diagnosis.loose import alike, form_of
from grader.diagnosis.recorded import OBJECT, CallReader, message_of, type_of_object
from grader.diagnosis.relations.find import CONSTANT, relations
from grader.diagnosis.relations.pair import Pair
from grader.diagnosis.seen import Evidence
from grader.diagnosis.vague import are_vague
from grader.model import Message, Relation
from grader.testing.claims import Claim
from grader.testing.proxy import Remote


def relate_claims(evidence: Evidence, name: str, failed: tuple[str, ...], reader: CallReader) -> tuple[Relation, ...]:
    """Return what holds of all values at which public tests of a task failed; nothing where one failed otherwise."""
    pairs: list[Pair] = []
    for test in evidence.results:
        claim = evidence.claims.get(test.id)
        if test.task != name or test.outcome != "failed" or (claim is not None and claim.kind == "words"):
            continue
        pair = _pair(claim, test.id, evidence, reader) if claim is not None and claim.kind == "value" else None
        if pair is None:
            return ()
        pairs.append(pair)
    for fact in relations(pairs, whole=False):
        if fact != CONSTANT or not _varies(pairs, evidence, name, reader):
            related = Relation(name, Message(f"relation.{fact.id}", dict(fact.args)), failed, len(pairs), "public")
            return () if are_vague([related]) else (related,)
    return ()


def _pair(claim: Claim, test: str, evidence: Evidence, reader: CallReader) -> Pair | None:
    """Return what a claim compared, with the call that gave the value; None where no call gave it as it is."""
    value = OBJECT if type(claim.value) is Remote else claim.value
    form = form_of(value)
    for exchange in reversed([one for one in evidence.exchanges if one.test == test]):
        outcome = reader.outcome(exchange.reply)
        if outcome.raised is None and alike(form, outcome.form):
            message = message_of(exchange.request)
            arguments = (*message[2], *message[3].values()) if message[0] == "call" else ()
            kind = type_of_object(exchange.reply) if value is OBJECT else ""
            return Pair(value, claim.expected, tuple(arguments), kind, exchange.printed)
    return None


def _varies(pairs: list[Pair], evidence: Evidence, name: str, reader: CallReader) -> bool:
    """Whether some call of the task, in whatever test, gave something else than the wrong ones."""
    outcomes = [reader.outcome(one.reply) for one in evidence.exchanges if one.task == name]
    return any(outcome.raised is not None or not alike(outcome.form, pairs[0].form) for outcome in outcomes)
