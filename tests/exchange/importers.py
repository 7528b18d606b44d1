"""What the imports of learning platforms make of a file, by the rules of their own programs.

Canvas: ``lib/gradebook_importer.rb`` and ``infer_comment_context_from_filename`` of its assignments. Moodle:
``feedback/offline/importgradeslib.php``, ``feedback/offline/locallib.php`` and ``feedback/file/importziplib.php``.
"""

from __future__ import annotations

import csv
import io
import re


def canvas(content: bytes) -> dict[int, dict[int, str]]:
    """Grades by the number of the student and of the assignment, where the header is one that Canvas accepts."""
    rows = list(csv.reader(io.StringIO(content.decode())))
    heading = rows[0]
    assert len(heading) > 3 and "Student" in heading[0] and "ID" in heading[1], "a heading that Canvas refuses"
    last = 2
    if re.search(r"SIS\s+Login\s+ID", heading[2]):
        last = 3
    elif re.search(r"SIS\s+User\s+ID", heading[2]) and re.search(r"SIS\s+Login\s+ID", heading[3]):
        last = 4 + bool(re.search(r"Integration\s+ID", heading[4]))
        last += bool(re.search(r"Root\s+Account", heading[last]))
    assert "Section" in heading[last], "a heading that Canvas refuses"
    computed = re.compile("(Current|Final) (Score|Points|Grade)|Override (Score|Grade|Status)")
    columns = {}
    for place, title in enumerate(heading[last + 1 :], last + 1):
        if computed.search(title):
            continue
        number = re.search(r"\((\d+)\)$", title)
        assert number is not None, f"Canvas would make a new assignment of {title!r}"
        columns[int(number[1])] = place
    grades = {}
    for row in rows[1:]:
        if "Points Possible" in row[0] or all(
            re.fullmatch(r"(?i)\s*(Muted|Manual Posting.*)?\s*", cell) for cell in row
        ):
            continue
        assert row[1].strip().isdigit(), f"Canvas would look for {row[0]!r} by name"
        grades[int(row[1])] = {number: row[place].strip() for number, place in columns.items()}
    return grades


def moodle(content: bytes, held: dict[str, tuple[float | None, str]], maximum: float) -> dict[str, tuple[str, str]]:
    """Grades and feedback that change, by the participant's number; ``held`` are those that the site has by now."""
    text = content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    heading = rows[0]
    id, grade, modified = (heading.index(name) for name in ("Identifier", "Grade", "Last modified (grade)"))
    feedback = heading.index("Feedback comments")
    changed = {}
    for row in rows[1:]:
        assert len(row) == len(heading)
        participant = row[id][len("Participant ") :]
        assert participant in held and row[modified]
        known, comments = held[participant]
        value = row[grade]
        if value in ("", "-") or not 0 <= float(value) <= maximum or (known is not None and float(value) == known):
            value = ""
        text = row[feedback] if row[feedback] != comments else ""
        if value or text:
            changed[participant] = (value, text)
    return changed


def moodle_feedback(path: str, participants: set[str]) -> tuple[str, str] | None:
    """The participant, and the name, under which Moodle stores a file of an archive; None where it passes it over."""
    if path.rpartition("/")[2].startswith((".", "~")):
        return None
    parts = path.split("/")
    while parts:
        info = parts.pop(0).split("_", 4)
        if len(info) < 4 or not info[1].isdigit() or info[1] not in participants:
            continue
        if (info[2], info[3]) != ("assignfeedback", "file"):
            continue
        return info[1], "/".join([*info[4:5], *parts])
    return None


def canvas_feedback(path: str) -> tuple[str, str] | None:
    """The numbers of the student and of the student's file to which Canvas adds a file; None where it ignores it."""
    name = path.rpartition("/")[2]
    words = [word for word in name.split("_") if word != "LATE"]
    if words[0] == "anon":
        return (words[1], words[2]) if len(words) > 2 else None
    numbers = [word for word in words if re.fullmatch(r"\d+", word)]
    return (numbers[0], numbers[1]) if len(numbers) > 1 and not words[-1].startswith("link") else None
