"""Results in the formats of other systems."""

from __future__ import annotations

import base64
import json
import re
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.commands.export import check_options, export, results, write
from grader.errors import GraderError
from grader.exchange.classroom50 import classroom50
from grader.exchange.github_classroom import classroom
from grader.exchange.gradescope import gradescope
from grader.exchange.junit import junit
from grader.exchange.whole_points import whole_points
from grader.model import FileHash
from grader.render import view
from grader.render.ci.findings import Graded
from grader.render.ci.gitlab import code_quality
from tests import samples
from tests.ci import runner_rules

Command = Callable[..., subprocess.CompletedProcess[str]]
CLASSROOM50 = {
    "CLASSROOM": "nn",
    "ASSIGNMENT": "gates",
    "SUBMISSION_TAG": "submit/2026-11-24T01-02-03Z-abc1234",
    "COMMIT_URL": "https://example.org/commit/1",
    "RELEASE_URL": "https://example.org/release/1",
    "OWNER": "kim",
}
NOW = datetime(2026, 11, 24, 1, 2, 3, tzinfo=UTC)
WHOLE = {"type": "integer", "minimum": 0}
SHAPE_OF_CLASSROOM50 = {
    "type": "object",
    "additionalProperties": False,
    "required": [
        *("schema", "classroom", "assignment", "assignment_type", "owner", "submission", "commit", "release"),
        *("review", "datetime", "score", "max-score", "tests"),
    ],
    "properties": {
        **{name: {"type": "string", "minLength": 1} for name in ("classroom", "assignment", "owner", "commit")},
        **{name: {"type": "string", "minLength": 1} for name in ("release", "review")},
        "schema": {"const": "classroom50/result/v1"},
        "assignment_type": {"enum": ["individual", "group"]},
        "submission": {"type": "string", "pattern": "^submit/"},
        "datetime": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$"},
        "score": WHOLE,
        "max-score": WHOLE,
        "tests": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["test-name", "passed", "score", "max-score"],
                "properties": {
                    "test-name": {"type": "string", "minLength": 1},
                    "passed": {"type": "boolean"},
                    "score": WHOLE,
                    "max-score": WHOLE,
                },
            },
        },
    },
}

parts = st.lists(
    st.tuples(
        st.one_of(st.integers(0, 40).map(float), st.floats(0, 40), st.sampled_from([100 / 3, 5 / 7, 0.5])),
        st.booleans(),
    ),
    max_size=30,
)


@settings(deadline=None)
@given(parts)
def test_whole_points_add_up(tests: list[tuple[float, bool]]) -> None:
    """Both sums are the rounded sums, each part is next to its value, no score is above its maximum, and a test
    without points gets none."""
    maxima = [points for points, _ in tests]
    points = [points if passed else 0.0 for points, passed in tests]
    found = whole_points(points, maxima)
    assert abs(sum(found.scores) - sum(points)) <= 0.5 + 1e-5
    assert abs(sum(found.maxima) - sum(maxima)) <= 0.5 + 1e-5
    for score, point, largest, maximum in zip(found.scores, points, found.maxima, maxima, strict=True):
        assert 0 <= score <= largest
        assert abs(score - point) < 1 + 1e-5
        assert abs(largest - maximum) < 1 + 1e-5
        assert point or not score


def test_thirds() -> None:
    """A hundred points in thirds: 34, 33 and 33, and every one of them a third."""
    third = 100 / 3
    assert whole_points([third, third, third], [third] * 3) == ([34, 33, 33], [34, 33, 33])
    assert whole_points([0.0, third, 0.0], [third] * 3) == ([0, 33, 0], [34, 33, 33])


@pytest.mark.parametrize("name", [name for name in samples.ALL if name != "grader-error"])
def test_classroom50(name: str) -> None:
    """The schema holds, tests add up to score and maximum, and the runner's own identity is used."""
    result = samples.ALL[name]().for_student()
    content = json.loads(classroom50([result], CLASSROOM50, NOW, "en"))
    jsonschema.validate(content, SHAPE_OF_CLASSROOM50)
    assert sum(test["score"] for test in content["tests"]) == content["score"]
    assert sum(test["max-score"] for test in content["tests"]) == content["max-score"]
    assert (content["owner"], content["datetime"]) == ("kim", "2026-11-24T01:02:03Z")
    if name == "full":
        assert content["score"] == content["max-score"] == 100


def test_classroom50_needs_its_runner_and_a_score() -> None:
    """Outside of its runner, or after a failure of the grader, there is no file."""
    with pytest.raises(GraderError, match="SUBMISSION_TAG"):
        classroom50([samples.full().for_student()], {**CLASSROOM50, "SUBMISSION_TAG": ""}, NOW, "en")
    with pytest.raises(GraderError) as failed:
        classroom50([samples.ALL["grader-error"]().for_student()], CLASSROOM50, NOW, "en")
    assert failed.value.exit_code == 3


@pytest.mark.parametrize("name", list(samples.ALL))
def test_the_old_classroom(name: str) -> None:
    """Base64 of the reporter's JSON; every test has a numeric score; printed as it is, nothing of it is a command."""
    result = samples.ALL[name]().for_student()
    content: dict[str, Any] = json.loads(base64.b64decode(classroom([result], "en")))
    assert (content["version"], isinstance(content["tests"], list)) == (1, True)
    assert content["status"] == {"full": "pass", "released": "pass", "grader-error": "error"}.get(name, "fail")
    for test in content["tests"]:
        assert test.keys() >= {"name", "status", "score", "test_code", "task_id", "filename", "line_no", "duration"}
        assert isinstance(test["score"], float)
        log = runner_rules.read(f"x {test['name']}\nError: {test['message']}\n")
        assert (log.commands, len(log.lines)) == ([], 3)


def test_gradescope() -> None:
    """The score stands at the top; each test has a number, a status and the words of its failure."""
    result = samples.half().for_student()
    content = json.loads(gradescope([result], "en"))
    assert content["score"] == 50.0
    assert [test["number"] for test in content["tests"]] == [f"1.{n}" for n in range(1, len(result.tests) + 1)]
    assert {test["status"] for test in content["tests"]} == {"passed", "failed"}
    assert sum(test["score"] for test in content["tests"]) == content["score"]
    assert any("expected 0, got 1" in test["output"] for test in content["tests"])
    assert "SECRET" not in json.dumps(content)


@pytest.mark.parametrize("name", list(samples.ALL))
@pytest.mark.parametrize("lang", ["en", "ko"])
def test_junit(name: str, lang: str) -> None:
    """Well-formed in the shape of xunit2; counts are those of the cases, and no two cases have one name."""
    result = samples.ALL[name]().for_student()
    (suite,) = ElementTree.fromstring(junit([Graded(result, "a")], lang))
    cases = suite.findall("testcase")
    assert len(cases) == int(suite.attrib["tests"])
    for count, kind in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        assert len(suite.findall(f"testcase/{kind}")) == int(suite.attrib[count])
    assert len({(case.attrib["classname"], case.attrib["name"]) for case in cases}) == len(cases)
    assert {key for case in cases for key in case.attrib} <= {"classname", "name", "time"}
    assert suite.find("properties/property[@name='score']") is not None


def test_code_quality_has_stable_fingerprints_and_paths_of_the_repository() -> None:
    """One issue per failing task; the same failure has the same fingerprint in every run."""
    info = msgspec.structs.replace(samples.half().submission, files=(FileHash("gates.py", "0"),))
    result = msgspec.structs.replace(samples.half().for_student(), submission=info)
    once = json.loads(code_quality([Graded(result, "assignments/gates")], "en"))
    assert once == json.loads(code_quality([Graded(result, "assignments/gates")], "en"))
    (issue,) = once
    assert issue["location"]["path"] == "assignments/gates/gates.py"
    assert re.fullmatch(r"[0-9a-f]{64}", issue["fingerprint"])


def test_the_command(grader: Command, tmp_path: Path) -> None:
    """``grader export`` reads what ``grader ci --out`` wrote."""
    (tmp_path / "gates").mkdir()
    (tmp_path / "gates" / "result.json").write_bytes(msgspec.json.encode(samples.half().for_student()))
    done = grader("export", "comment", tmp_path, "--lang", "ko")
    assert (done.returncode, done.stderr) == (0, "")
    assert "기대한 값" in done.stdout
    assert json.loads(export("gradescope", tmp_path, {}, "en"))["score"] == 50.0
    assert json.loads(export("classroom50", tmp_path, CLASSROOM50, "en"))["score"] == 50
    with pytest.raises(GraderError, match="no such format"):
        export("nothing", tmp_path, {}, "en")
    assert write("junit", tmp_path, {}, tmp_path / "new" / "junit.xml", None) == 0
    assert (tmp_path / "new" / "junit.xml").read_bytes() == export("junit", tmp_path, {}, "en")


def test_an_option_that_a_format_does_not_take_is_refused() -> None:
    """It would be left out in silence: a table of a platform that was not filled, marks of all assignments."""
    cases = (("junit", "--assignment"), ("csv", "--from"), ("gradescope", "--column"), ("xlsx", "--column"))
    for name, option in cases:
        with pytest.raises(GraderError, match=f"{name}: it takes no {option}"):
            check_options(name, [option])
    check_options("gradescope", ["--from", "--column", "--assignment"])
    check_options("canvas", ["--from", "--column", "--assignment"])
    check_options("moodle-feedback", ["--from", "--assignment"])


@pytest.mark.parametrize("content", [b"", b"[]", b'{"schema": "grader/result/2"}', b"\xff", b"[" * 100_000, b'{"a":1}'])
def test_a_stored_file_that_is_no_result_is_refused(tmp_path: Path, content: bytes) -> None:
    """An artifact may come from anybody: it is read strictly, or not at all."""
    (tmp_path / "gates").mkdir()
    (tmp_path / "gates" / "result.json").write_bytes(content)
    with pytest.raises(GraderError, match="not a result"):
        results(tmp_path)


def test_a_students_results_of_a_batch_are_exported_as_students_see_them(tmp_path: Path) -> None:
    """``results/<student>`` of a batch; results of ``grader ci``, in folders, come first."""
    (tmp_path / "gates.json").write_bytes(msgspec.json.encode(samples.half()))
    text = export("gradescope", tmp_path, {}, "en").decode()
    assert json.loads(text)["score"] == 50.0
    assert "SECRET" not in text
    (tmp_path / "gates").mkdir()
    (tmp_path / "gates" / "result.json").write_bytes(msgspec.json.encode(samples.full().for_student()))
    assert json.loads(export("gradescope", tmp_path, {}, "en"))["score"] == 100.0


def test_an_artifact_leads_nowhere(tmp_path: Path) -> None:
    """Neither a linked file nor a linked folder is read, nor more results than a course has."""
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "result.json").write_bytes(msgspec.json.encode(samples.half().for_student()))
    linked = tmp_path / "linked"
    (linked / "a").mkdir(parents=True)
    (linked / "a" / "result.json").symlink_to(secret / "result.json")
    with pytest.raises(GraderError, match="link"):
        results(linked)
    folders = tmp_path / "folders"
    folders.mkdir()
    (folders / "a").symlink_to(secret)
    with pytest.raises(GraderError, match="holds 0 results"):
        export("comment", folders, {}, "en")
    many = tmp_path / "many"
    for number in range(60):
        (many / str(number)).mkdir(parents=True)
        (many / str(number) / "result.json").write_bytes((secret / "result.json").read_bytes())
    with pytest.raises(GraderError, match="51 results"):
        results(many)


def test_known_points_are_the_same_everywhere() -> None:
    """Every surface counts from the same totals."""
    result = samples.released().for_student()
    totals = view.totals(result)
    assert json.loads(gradescope([result], "en"))["score"] == totals.known
    assert json.loads(base64.b64decode(classroom([result], "en")))["max_score"] == totals.known_max
