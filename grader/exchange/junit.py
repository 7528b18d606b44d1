"""Results as JUnit XML in the shape that pytest writes and servers read: a suite per assignment, a case per test."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from xml.etree import ElementTree

from grader.model import StudentResult, TestResult
from grader.render.ci.findings import Graded
from grader.render.claims import claim
from grader.render.view import totals
from grader.text import clean
from grader.text.phrases import say

_ELEMENT = {"failed": "failure", "blocked": "skipped", "broken": "error"}
_LONGEST = 10_000  # characters of what the submission printed


def junit(graded: Sequence[Graded], lang: str) -> bytes:
    """Return the XML file."""
    root = ElementTree.Element("testsuites", name="grader")
    for one in graded:
        _suite(root, one.result, lang)
    ElementTree.indent(root)
    content: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _suite(root: ElementTree.Element, result: StudentResult, lang: str) -> None:
    outcomes = Counter(test.outcome for test in result.tests)
    unjudged = [] if result.status == "graded" else [result.status]  # one case that says why no test ran
    suite = ElementTree.SubElement(
        root,
        "testsuite",
        name=result.assignment,
        tests=str(len(result.tests) + len(unjudged)),
        failures=str(outcomes["failed"] + unjudged.count("missing") + unjudged.count("ungradable")),
        errors=str(outcomes["broken"] + unjudged.count("grader-error")),
        skipped=str(outcomes["blocked"]),
        time=f"{sum(test.duration for test in result.tests):.3f}",
    )
    points = totals(result)
    properties = ElementTree.SubElement(suite, "properties")
    for name, value in (("score", points.known), ("max-score", points.known_max)):
        ElementTree.SubElement(properties, "property", name=name, value=f"{value:g}")
    names: Counter[tuple[str, str]] = Counter()
    for test in result.tests:
        title = clean.line(test.title.get(lang))
        names[test.task, title] += 1
        number = names[test.task, title]
        _case(suite, result, test, title if number == 1 else f"{title} ({number})", lang)
    for status in unjudged:
        case = ElementTree.SubElement(suite, "testcase", classname=result.assignment, name=status, time="0.000")
        kind = "error" if status == "grader-error" else "failure"
        ElementTree.SubElement(case, kind, message=say(f"about.{status}", lang))
    if result.stdout:
        ElementTree.SubElement(suite, "system-out").text = clean.text(result.stdout[:_LONGEST])


def _case(suite: ElementTree.Element, result: StudentResult, test: TestResult, name: str, lang: str) -> None:
    where = {"classname": f"{result.assignment}.{test.task}", "name": name, "time": f"{test.duration:.3f}"}
    case = ElementTree.SubElement(suite, "testcase", where)
    if test.outcome in _ELEMENT:
        reason = ElementTree.SubElement(case, _ELEMENT[test.outcome], message=claim(test, lang))
        if test.hint is not None and test.outcome == "failed":
            reason.text = clean.text(test.hint.get(lang))
