"""The catalogue of generated sentences. How a template is read is told in ``grader.sentences``."""

from __future__ import annotations

from typing import Final

from grader.model import Text

SENTENCES: Final[dict[str, Text]] = {
    # check.*: a value is not what the test expects.
    # Arguments: call, path, expected, actual, wrong, size, max_error; row and column for tables.
    "check.type": Text(
        "[{call}: ]the type[ of {path}] is wrong: expected {expected}, got {actual}",
        "[{call}: ][{path}: ]자료형이 다릅니다: 기대한 값 {expected}, 나온 값 {actual}",
    ),
    "check.shape": Text(
        "[{call}: ]the shape[ of {path}] is wrong: expected {expected}, got {actual}",
        "[{call}: ][{path}: ]shape이 다릅니다: 기대한 값 {expected}, 나온 값 {actual}",
    ),
    "check.length": Text(
        "[{call}: ]the number of elements[ in {path}] is wrong: expected {expected}, got {actual}",
        "[{call}: ][{path}: ]원소 수가 다릅니다: 기대한 값 {expected}, 나온 값 {actual}",
    ),
    "check.keys": Text(
        "[{call}: ]the keys[ of {path}] are wrong: expected {expected}, got {actual}",
        "[{call}: ][{path}: ]키가 다릅니다: 기대한 값 {expected}, 나온 값 {actual}",
    ),
    "check.labels": Text(
        "[{call}: ]the labels differ first at {path}: expected {expected}, got {actual}",
        "[{call}: ]레이블이 {path}에서 처음 다릅니다: 기대한 값 {expected}, 나온 값 {actual}",
    ),
    "check.value": Text(
        "[{call}: ]expected {expected}, got {actual}[ (off by {max_error})]",
        "[{call}: ]기대한 값 {expected}, 나온 값 {actual}[ (오차 {max_error})]",
    ),
    "check.element": Text(
        "[{call}: ]element {path} is wrong: expected {expected}, got {actual}"
        "[ ({wrong} of {size} wrong, largest error {max_error})| ({wrong} of {size} wrong)| (off by {max_error})]",
        "[{call}: ]{path} 원소가 다릅니다: 기대한 값 {expected}, 나온 값 {actual}"
        "[ ({size}개 중 {wrong}개 틀림, 가장 큰 오차 {max_error})| ({size}개 중 {wrong}개 틀림)| (오차 {max_error})]",
    ),
    "check.cell": Text(
        "[{call}: ][{path}: ][column {column}|the value] is wrong in row {row}: expected {expected}, got {actual}"
        "[ ({wrong} of {size} wrong, largest error {max_error})| ({wrong} of {size} wrong)]",
        "[{call}: ][{path}: ][{column} 열의 ]{row} 행 값이 다릅니다: 기대한 값 {expected}, 나온 값 {actual}"
        "[ ({size}개 중 {wrong}개 틀림, 가장 큰 오차 {max_error})| ({size}개 중 {wrong}개 틀림)]",
    ),
    "check.cells": Text(
        "[{call}: ][{path}: ][column {column} is|the values are] wrong from row {row} on: "
        "expected {expected}, got {actual}"
        "[ ({wrong} of {size} wrong, largest error {max_error})| ({wrong} of {size} wrong)]",
        "[{call}: ][{path}: ][{column} 열|값]이 {row} 행부터 모두 다릅니다: 기대한 값 {expected}, 나온 값 {actual}"
        "[ ({size}개 중 {wrong}개 틀림, 가장 큰 오차 {max_error})| ({size}개 중 {wrong}개 틀림)]",
    ),
    "check.that": Text("[{call}: ]{why}", "[{call}: ]{why}"),
    "check.compare": Text(
        "{left} {op} {right} does not hold",
        "다음이 성립하지 않습니다: {left} {op} {right}",
    ),
    # test.*: a test could not get a value to judge.
    "test.not-defined": Text("{task} is not defined[ in {file}]", "{task} 정의가 없습니다[ ({file})]"),
    "test.not-implemented": Text(
        "[{task}: ]not written yet: it still raises NotImplementedError",
        "[{task}: ]아직 작성하지 않았습니다. NotImplementedError가 그대로 발생합니다",
    ),
    "test.raised": Text(
        "the call raised {type}[: {text}]",
        "호출하는 동안 예외가 발생했습니다: {type}[: {text}]",
    ),
    "test.no-exception": Text(
        "expected {expected} to be raised, but nothing was raised",
        "예외가 발생해야 하지만 발생하지 않았습니다: 기대한 예외 {expected}",
    ),
    "test.wrong-exception": Text(
        "expected {expected} to be raised, got {type}[: {text}]",
        "다른 예외가 발생했습니다: 기대한 예외 {expected}, 발생한 예외 {type}[: {text}]",
    ),
    "test.assertion": Text("this does not hold: {text}", "다음이 성립하지 않습니다: {text}"),
    "test.unusable": Text(
        "the test cannot work with what came back: {text}",
        "나온 값으로 테스트를 진행할 수 없습니다: {text}",
    ),
    "test.too-large": Text(
        "what came back is too large to compare",
        "나온 값이 너무 커서 비교할 수 없습니다",
    ),
    "test.load-failed": Text(
        "the submission could not be loaded[: {file}], so this test did not run",
        "제출물을 불러오지 못해 이 테스트를 실행하지 않았습니다[: {file}]",
    ),
    "test.timeout-cpu": Text(
        "the call used more than {seconds} seconds of processor time and was stopped",
        "호출 하나가 CPU 시간 {seconds}초를 넘겨 중단했습니다",
    ),
    "test.timeout-wall": Text(
        "the call took more than {seconds} seconds and was stopped",
        "호출 하나가 {seconds}초 안에 끝나지 않아 중단했습니다",
    ),
    "test.timeout-suite": Text(
        "all calls together took more than {seconds} seconds, so this test did not finish",
        "모든 호출에 쓴 시간이 {seconds}초를 넘어 이 테스트를 끝내지 못했습니다",
    ),
    "test.output-flood": Text(
        "the submission printed too much and was stopped",
        "출력이 너무 많아 제출물 실행을 중단했습니다",
    ),
    "test.disk": Text(
        "the submission wrote too much to disk and was stopped",
        "디스크에 너무 많이 써서 제출물 실행을 중단했습니다",
    ),
    "test.memory": Text(
        "the call needed more memory than is allowed",
        "호출하는 동안 허용된 것보다 많은 메모리가 필요했습니다",
    ),
    "test.died": Text(
        "the call ended the whole program[: {reason}]",
        "호출하는 동안 프로그램 전체가 끝났습니다[: {reason}]",
    ),
    "test.protocol": Text(
        "what came back could not be read[: {reason}]",
        "나온 값을 읽을 수 없습니다[: {reason}]",
    ),
    "test.runner-timeout": Text(
        "judging what came back took too long: it is probably far larger than expected",
        "나온 값을 판정하는 데 시간이 너무 오래 걸렸습니다. 기대한 값보다 훨씬 클 수 있습니다",
    ),
    "test.runner-died": Text(
        "judging what came back needed too much memory: it is probably far larger than expected",
        "나온 값을 판정하는 데 메모리가 부족했습니다. 기대한 값보다 훨씬 클 수 있습니다",
    ),
    "test.hidden-failed": Text("this hidden test did not pass", "비공개 테스트를 통과하지 못했습니다"),
    "test.blocked": Text(
        "not judged yet, probably because of {task}: it must work first",
        "아직 판정하지 않았습니다. 먼저 해결할 문제: {task}",
    ),
    "test.broken": Text(
        "the grader itself failed here[: {text}]",
        "채점기 자체에 문제가 생겼습니다[: {text}]",
    ),
    # note.*: about the submission as a whole.
    "note.cell-failed": Text(
        "[cell {cell}][ of {file}][, line {line}]: {type}[: {text}]. What came before it counts",
        "[{file}, ]셀 {cell}[, {line}번째 줄]: {type}[: {text}]. 그 앞에서 정의한 것은 채점에 반영됩니다",
    ),
    "note.cell-timeout": Text(
        "cell {cell}[ of {file}] took more than {seconds} seconds and was skipped",
        "[{file}, ]셀 {cell}: {seconds}초를 넘겨 건너뛰었습니다",
    ),
    "note.cell-died": Text(
        "cell {cell}[ of {file}] ended the whole program and was skipped[: {reason}]",
        "[{file}, ]셀 {cell}: 프로그램 전체를 끝내서 건너뛰었습니다[ ({reason})]",
    ),
    "note.script-failed": Text(
        "{file}, line {line}: {type}[: {text}]. What was defined before that line counts",
        "{file}, {line}번째 줄: {type}[: {text}]. 그 앞에서 정의한 것은 채점에 반영됩니다",
    ),
    "note.script-timeout": Text(
        "{file} took more than {seconds} seconds to load and was stopped",
        "{file}: 불러오는 데 {seconds}초를 넘겨 중단했습니다",
    ),
    "note.script-died": Text(
        "{file} ended the whole program while it was loaded[: {reason}]",
        "{file}: 불러오는 동안 프로그램 전체가 끝났습니다[ ({reason})]",
    ),
    "note.load-died": Text(
        "the submission ended the whole program while it was loaded[ (cell {cell})][: {reason}]",
        "제출물을 불러오는 동안 프로그램 전체가 끝났습니다[ (셀 {cell})][: {reason}]",
    ),
    "note.syntax-error": Text(
        "{file}[, cell {cell}], line {line}: not valid Python[: {text}]",
        "{file}[, 셀 {cell}], {line}번째 줄: Python 문법에 맞지 않습니다[: {text}]",
    ),
    "note.placeholder-module": Text(
        "the module {module} is not installed here; using it raises an error",
        "이 환경에는 {module} 모듈이 없으며, 사용하면 오류가 발생합니다",
    ),
    "note.both-files": Text(
        "a script and a notebook were handed in and both were changed: the notebook counts[: {file}]",
        "스크립트와 노트북을 모두 수정해서 제출했으므로 노트북을 채점합니다[: {file}]",
    ),
    "note.missing": Text("nothing was handed in", "제출한 파일이 없습니다"),
    "note.output-cut": Text(
        "the printed output is cut[ after {kib} KiB]",
        "출력 내용이 길어 뒷부분을 생략했습니다[ (처음 {kib} KiB만 표시)]",
    ),
    "note.other-copy": Text(
        "there are several copies: {file} counts, {other} does not",
        "사본이 여러 개이므로 {file}만 채점하고 나머지({other})는 채점하지 않습니다",
    ),
    "note.copy": Text("{file} counts as {name}", "{file} 파일을 {name} 과제로 채점합니다"),
    "note.any-name": Text(
        "{file} is the only candidate and counts as {name}", "제출물이 {file}뿐이므로 {name} 과제로 채점합니다"
    ),
    "note.encoding": Text(
        "{file} is not UTF-8; it was read as {encoding}",
        "UTF-8이 아닌 파일({file})을 {encoding} 인코딩으로 읽었습니다",
    ),
    "note.shell": Text(
        "shell commands are not run: {text}[ (cells {cells})]", "셸 명령은 실행하지 않습니다: {text}[ (셀 {cells})]"
    ),
    "note.magic": Text(
        "not run while grading: {text}[ (cells {cells})]",
        "채점할 때 실행하지 않는 매직 명령: {text}[ (셀 {cells})]",
    ),
    "note.cell-magic": Text(
        "cells with {text} are not run[: {cells}]", "{text} 매직이 있는 셀은 실행하지 않습니다[: {cells}]"
    ),
    "note.files-left-out": Text(
        "{count} files were left out (too many, too large, too deep, or links in an archive)",
        "파일 {count}개를 읽지 않았습니다 (개수·크기·깊이 제한 또는 압축 파일 안의 링크)",
    ),
    "note.grader-error": Text("the grader failed[: {text}]", "채점기에 문제가 생겼습니다[: {text}]"),
    # unread.*: why a file could not be read.
    "unread.link": Text("{file} is a link; links are not followed", "링크는 따라가지 않습니다: {file}"),
    "unread.special": Text("{file} is not a regular file", "일반 파일이 아닙니다: {file}"),
    "unread.hard-link": Text(
        "{file} is a hard link to somebody else's file", "다른 사용자의 파일에 대한 하드 링크입니다: {file}"
    ),
    "unread.large": Text("{file} is too large", "{file} 파일이 너무 큽니다"),
    "unread.permission": Text("{file} may not be read", "{file} 파일을 읽을 권한이 없습니다"),
    "unread.gone": Text("{file} is not there any more", "{file} 파일이 없습니다"),
    "unread.system": Text("{file} cannot be read: {reason}", "{file} 파일을 읽을 수 없습니다: {reason}"),
    "unread.json": Text(
        "{file} is damaged: not valid JSON from line {line}",
        "{file} 파일이 손상되었습니다: {line}번째 줄부터 올바른 JSON이 아닙니다",
    ),
    "unread.notebook": Text("{file} is not a notebook", "노트북 파일이 아닙니다: {file}"),
    "unread.archive": Text("the archive {file} is damaged", "압축 파일이 손상되었습니다: {file}"),
    "unread.archive-kind": Text(
        "{file} is a kind of archive that cannot be read; zip can",
        "{file} 형식은 읽을 수 없습니다. zip으로 압축한 파일은 읽을 수 있습니다",
    ),
    "unread.archive-encrypted": Text("the archive {file} has a password", "압축 파일에 암호가 걸려 있습니다: {file}"),
    "unread.archive-large": Text("the archive {file} unpacks to too much", "압축을 풀면 너무 큽니다: {file}"),
    "unread.several": Text(
        "several files ({files}), none is called {name}",
        "파일이 여러 개({files})인데 이름이 {name}인 파일이 없습니다",
    ),
    "unread.slow": Text("reading {file} took too long", "{file} 파일을 읽는 데 시간이 너무 오래 걸립니다"),
    "unread.memory": Text("reading {file} took too much memory", "{file} 파일을 읽는 데 메모리가 너무 많이 필요합니다"),
    "unread.failed": Text("{file} could not be read: {reason}", "{file} 파일을 읽지 못했습니다: {reason}"),
}
