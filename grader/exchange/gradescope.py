"""Gradescope: its export of all submissions, and the ``results.json`` that its autograders write.

An export holds a folder ``submission_<id>`` for each submission, and ``submission_metadata.yml``, in which that name
leads to ``:submitters:``, a list of ``:name:``, ``:sid:`` and ``:email:``, and to ``:created_at:``. A group has one
folder and several names.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec

from grader.errors import GraderError
from grader.exchange.download import ClassFolder, Download, Identity, Owner, Stamp
from grader.model import MIB, StudentResult, TestResult
from grader.processes.confined import HelperLost
from grader.render.claims import claim
from grader.render.view import totals
from grader.text import clean
from grader.text.phrases import say
from grader.text.sentences import sentence
from grader.text.years import usual

_LONGEST = 10_000
_METADATA = "submission_metadata.yml"
_METADATA_LIMIT = 64 * MIB
_FOLDER = re.compile(r"submission_\d+")
_TIME = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d)[ T](?P<clock>\d\d:\d\d:\d\d)(?:\.\d{1,9})? ?(?P<zone>Z|UTC|[+-]\d\d:?\d\d)?"
)
_FIELDS = (":name", ":sid", ":email")


class Submitter(msgspec.Struct, frozen=True):
    """Somebody who handed a submission in."""

    name: str = ""
    sid: str = ""
    email: str = ""


class FolderMetadata(msgspec.Struct):
    """What the metadata say of a folder; ``created_at`` is empty where they do not say it."""

    submitters: list[Submitter] = []
    created_at: str = ""


def download(folder: ClassFolder) -> Download:
    """Whose the entries are: the folders beside the metadata, which name their submitters."""
    if not any(entry.shown == _METADATA and entry.kind == "file" for entry in folder.entries):
        return Download({})
    data = folder.contents([entry for entry in folder.entries if entry.shown == _METADATA], _METADATA_LIMIT)
    try:
        known = folder.confined.call(metadata, next(iter(data.values()), b""))
    except HelperLost:
        known = {}
    owners: dict[str, tuple[Owner, ...]] = {}
    for entry in folder.entries:
        if entry.kind in ("folder", "link") and (entry.shown in known or _FOLDER.fullmatch(entry.shown)):
            told = known.get(entry.shown, FolderMetadata())
            people, stamp = told.submitters or [Submitter()], Stamp(_time(told.created_at))
            owners[entry.name] = tuple(_owner(person, entry.shown, stamp) for person in people)
    return Download(owners, frozenset({_METADATA}))


def _time(text: str) -> datetime | None:
    """Return a time as Gradescope writes it; None for anything else."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    try:
        zone = (found["zone"] or "").replace("UTC", "Z").replace("Z", "+00:00")
        return usual(datetime.fromisoformat(f"{found['date']}T{found['clock']}{zone}"))
    except ValueError:
        return None


def _owner(person: Submitter, folder: str, stamp: Stamp) -> Owner:
    """Without a name or a number the folder stands for its submitter."""
    number = person.sid or person.email
    key = "_".join(filter(None, (person.name, number))) or folder
    identity = Identity(tuple(filter(None, (person.sid, person.email))), "", tuple(filter(None, (person.name,))))
    return Owner(key, person.name or key, folder, key, identity=identity, stamp=stamp)


def metadata(content: bytes) -> dict[str, FolderMetadata]:
    """What is known of each folder (pure; for ``grader.processes.confined``). What is no YAML says nothing.

    Only the way to them is built: the file also holds results, printed output and history, and may be large.
    """
    import yaml  # for this download alone

    found: dict[str, FolderMetadata] = {}
    above: list[str] = []  # for each open collection the key whose value comes: none yet, or "-" in a list
    person: dict[str, str] = {}
    with contextlib.suppress(yaml.YAMLError):
        for event in yaml.parse(content, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            within = above[1:3] == [":submitters", "-"]
            if isinstance(event, yaml.CollectionStartEvent):
                if above and not above[-1]:
                    above[-1] = "?"  # a key that is no text
                above.append("-" if isinstance(event, yaml.SequenceStartEvent) else "")
                continue
            if isinstance(event, yaml.CollectionEndEvent):
                above.pop()
                if within and len(above) == 3:
                    found.setdefault(above[0], FolderMetadata()).submitters.append(Submitter(**person))
                    person = {}
            elif isinstance(event, yaml.ScalarEvent | yaml.AliasEvent):
                value = event.value if isinstance(event, yaml.ScalarEvent) else ""
                if above and not above[-1]:
                    above[-1] = value or "?"
                    continue
                if within and len(above) == 4 and above[3] in _FIELDS:
                    person[above[3].removeprefix(":")] = value
                if above[1:] == [":created_at"]:
                    found.setdefault(above[0], FolderMetadata()).created_at = value
            if above and above[-1] != "-":
                above[-1] = ""
    return found


def gradescope(results: Sequence[StudentResult], lang: str) -> bytes:
    """The file. Hidden tests show their title and hint as everywhere, so all of it may be visible.

    Raises GraderError where the grader failed: no score may stand there.
    """
    if any(result.status == "grader-error" for result in results):
        raise GraderError("the grader failed, so there is no score to hand on", "Grade again.", exit_code=3)
    content = {
        "score": round(sum(totals(result).known for result in results), 2),
        "output": "\n".join(line for result in results for line in _output(result, lang)),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": [
            _test(test, f"{first}.{second}", lang)
            for first, result in enumerate(results, 1)
            for second, test in enumerate(result.tests, 1)
        ],
    }
    return msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"


def _output(result: StudentResult, lang: str) -> Iterator[str]:
    if result.status == "graded":
        phrase, args = totals(result).phrase(result.max_score)
        yield f"{clean.line(result.title.get(lang))}: {say(phrase, lang, **args)}"
    else:
        yield f"{clean.line(result.title.get(lang))}: {say(f'about.{result.status}', lang)}"
    for note in result.notes[:20]:
        yield clean.line(sentence(note, lang), 600)
    if result.stdout:
        yield f"{say('page.stdout', lang)}:"
        yield clean.text(result.stdout[:_LONGEST])


def _test(test: TestResult, number: str, lang: str) -> dict[str, object]:
    passed = test.outcome == "passed"
    hints = [clean.text(test.hint.get(lang))] if test.hint is not None and not passed else []
    return {
        "name": f"{test.task}: {clean.line(test.title.get(lang))}",
        "name_format": "text",
        "number": number,
        "status": "passed" if passed else "failed",
        "score": test.points,
        "max_score": test.max_points,
        "output": "" if passed else "\n".join([claim(test, lang), *hints]),
        "output_format": "text",
        "tags": [test.task],
        "visibility": "visible",
    }
