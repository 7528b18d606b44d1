"""A choice among a student's files → ``Submission``: what goes along, what is left out, and the notes on both."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import msgspec

from grader.model import MIB, Assignment, FileHash, Message, SubmissionInfo
from grader.submission.cells import Parsed
from grader.submission.choice import Choice
from grader.submission.intake import ALONG, Tree
from grader.submission.outline import Outline
from grader.submission.submission import Submission
from grader.submission.work_names import file_name, folder_of, is_course_file, is_notebook_name
from grader.text.clean import printable

_LISTED = 5


def refused(assignment: str, message: Message) -> Submission:
    """A submission of which nothing can be read."""
    return Submission(assignment, problem=message, digest=_digest(message.id, {}))


def assembled(tree: Tree, choice: Choice, assignment: Assignment, names: Iterable[str]) -> Submission:
    """The submission that ``choice`` makes of ``tree``; ``names`` are those of all assignments."""
    if choice.parsed is None:
        hashes = {path: hashlib.sha256(data).hexdigest() for path, data in tree.files.items()}
        hashes.update({path: message.id for path, message in tree.refused.items()})
        digest = _digest("unread", hashes)
        return Submission(
            assignment.name,
            problem=choice.problem,
            digest=digest,
            claim=choice.claim,
            absent=choice.absent,
            handed=tree.files,
        )
    return _built(tree, choice, choice.parsed, assignment, tuple(names))


def _built(tree: Tree, choice: Choice, parsed: Parsed, assignment: Assignment, names: tuple[str, ...]) -> Submission:
    path, folder = choice.path, folder_of(choice.path)
    above = f"{folder}/" if folder else ""
    files: dict[str, bytes] = {}
    left_out = list(tree.left_out)
    own: list[str] = []
    room = min(ALONG, assignment.limits.scratch * MIB // 2)  # it lies in a guest's scratch, and data beside it
    for other, data in sorted(tree.files.items()):
        if other == path or not other.startswith(above) or is_notebook_name(other):
            continue
        if is_course_file(other, names):
            own += [other] if is_course_file(other, (assignment.name,)) else []
        elif len(data) > room:
            left_out.append(printable(other))
        else:
            room -= len(data)
            files[other.removeprefix(above)] = data
    notes = [*choice.notes, *parsed.notes]
    if own:
        notes.append(Message("note.course-files", {"files": printable(", ".join(own))}))
    if left_out:
        listed = ", ".join(left_out[:_LISTED]) + (", …" if len(left_out) > _LISTED else "")
        notes.append(Message("note.files-left-out", {"count": len(left_out) + tree.unnamed, "files": listed}))
    main = file_name(path)
    hashes = {main: tree.digests.get(path) or hashlib.sha256(tree.files[path]).hexdigest()}
    hashes.update((name, hashlib.sha256(data).hexdigest()) for name, data in files.items())
    return Submission(
        assignment=assignment.name,
        path=path,
        main="__main__" if parsed.notebook else assignment.name,
        kind="notebook" if parsed.notebook else "script",
        folder=folder,
        cells=parsed.cells,
        files=files,
        info=SubmissionInfo(tuple(FileHash(printable(name), digest) for name, digest in hashes.items())),
        digest=_digest(main, {**hashes, "": repr(notes)}),  # what is said of the files depends on all of them
        notes=tuple(notes),
        notebook=tree.files[path] if parsed.notebook else b"",
        claim=choice.claim,
        modified=tree.modified.get(path),
        recorded=tree.recorded.get(path),
        handed={main: tree.files[path], **files},
        outline=choice.outline or Outline(),
    )


def _digest(kind: str, hashes: dict[str, str]) -> str:
    return hashlib.sha256(msgspec.json.encode([kind, sorted(hashes.items())])).hexdigest()
