"""The words of pages and terminal lines around a result, in English and Korean.

What a test found is said by ``grader.sentences``; here is what surrounds it. ``backticks`` in a phrase mark code:
a command or a name. Arguments never become markup, whatever they hold.
"""

from __future__ import annotations

from typing import Final

from grader.model import Lang

LANGS: Final[tuple[Lang, ...]] = ("en", "ko")
NAMES: Final = {"en": "English", "ko": "한국어"}


def number(value: float) -> str:
    """Points for a reader: at most two decimals, no idle zeros, thousands apart. The same in both languages."""
    rounded = f"{value:,.2f}".rstrip("0").rstrip(".")
    return "0" if rounded == "-0" else rounded


def parts(phrase: str, lang: str, **args: str) -> list[tuple[str, bool]]:
    """Pieces of ``phrase`` with ``args`` filled in; True marks code. KeyError for an unknown phrase or argument."""
    template = PHRASES[phrase][1 if lang == "ko" else 0]
    pieces = [(piece.format(**args), code % 2 == 1) for code, piece in enumerate(template.split("`"))]
    return [(piece, code) for piece, code in pieces if piece]


def say(phrase: str, lang: str, **args: str) -> str:
    """``phrase`` as plain text."""
    return "".join(piece for piece, _ in parts(phrase, lang, **args))


PHRASES: Final[dict[str, tuple[str, str]]] = {
    # around the page
    "page.language": ("Language", "언어"),
    "page.skip": ("Skip to the report", "보고서로 건너뛰기"),
    "page.course": ("The way through the course", "강의 진행 상황"),
    "page.tasks": ("Tasks", "문제"),
    "page.notes": ("Notes about the submission", "제출물에 관한 안내"),
    "page.stdout": ("What the submission printed", "제출물이 출력한 내용"),
    "page.stdout-show": ("{count} characters of output", "출력 {count}자"),
    "page.sources": ("The submission", "제출한 코드"),
    "page.notebook": ("The notebook as it was handed in", "제출한 노트북 그대로 보기"),
    "page.next": ("Next step", "다음 단계"),
    "page.files": ("Graded: {files}", "채점한 파일: {files}"),
    "notes.more": ("… and {count} more", "… 외 {count}건"),
    "step.done": ("done", "완료"),
    "step.now": ("now", "지금"),
    "step.todo": ("to do", "예정"),
    # totals
    "score.of": ("of {max}", "/ {max}점"),
    "score.public": ("public points", "공개 점수"),
    "score.none": ("no score", "점수 없음"),
    "totals.later": (
        "{public} of {public_max} public points; {hidden_max} points are hidden and are graded later.",
        "공개 테스트 {public_max}점 중 {public}점입니다. 나머지 {hidden_max}점은 비공개 테스트이며 나중에 채점됩니다.",
    ),
    "totals.both": (
        "{public} of {public_max} public points and {hidden} of {hidden_max} hidden points: {known} of {max}.",
        "공개 테스트 {public_max}점 중 {public}점, 비공개 테스트 {hidden_max}점 중 {hidden}점으로 "
        "모두 {max}점 중 {known}점입니다.",
    ),
    "totals.all": (
        "{public} of {public_max} points; there are no hidden tests.",
        "{public_max}점 중 {public}점입니다. 비공개 테스트는 없습니다.",
    ),
    "score.pair": ("{points}/{max}", "{points}/{max}"),
    "task.points": ("{points} of {max} points", "{max}점 중 {points}점"),
    "task.public": ("{points} of {max} public points", "공개 {max}점 중 {points}점"),
    "task.later": ("Only hidden tests, graded later.", "비공개 테스트만 있으며 나중에 채점됩니다."),
    "task.waits": ("waits for {tasks}", "{tasks} 먼저"),
    "task.passed": ("{count} passed", "통과 {count}개"),
    "task.more": ("{count} more tests that did not pass", "통과하지 못한 테스트 {count}개 더 보기"),
    # states of a task and outcomes of a test
    "state.passed": ("passed", "통과"),
    "state.failed": ("failed", "실패"),
    "state.blocked": ("blocked", "대기"),
    "state.broken": ("grader failed", "채점기 오류"),
    "state.later": ("graded later", "나중에 채점"),
    "voice.blocked": (
        "Waits for `{task}`. This test stands on it and is judged once `{task}` works.",
        "`{task}` 문제가 먼저입니다. 이 테스트는 `{task}` 결과를 쓰므로, 해결된 다음에 판정합니다.",
    ),
    "voice.broken": (
        "The grader itself failed here. The submission is not at fault and loses nothing by it; "
        "the instructor grades again.",
        "채점기 자체에 문제가 생겼습니다. 제출물의 잘못이 아니며 이 때문에 점수를 잃지 않습니다. "
        "강사가 다시 채점합니다.",
    ),
    "hidden.test": ("hidden test", "비공개 테스트"),
    # one failure
    "failure.call": ("call", "호출"),
    "failure.expected": ("expected", "기대한 값"),
    "failure.got": ("got", "나온 값"),
    "failure.where": ("where", "위치"),
    "failure.element": ("first wrong element", "처음 틀린 원소"),
    "failure.largest": ("largest error", "가장 큰 오차"),
    "failure.count": ("wrong elements", "틀린 원소"),
    "failure.count-of": ("{wrong} of {size}", "{size}개 중 {wrong}개"),
    "failure.table": (
        "Wrong cells carry ≠; the expected value stands below.",
        "틀린 칸에는 ≠ 표시가 있고, 기대한 값은 그 아래에 있습니다.",
    ),
    "failure.table-cut": ("A part of the table.", "표의 일부입니다."),
    "failure.wrong-cell": ("wrong, expected", "틀림, 기대한 값"),
    "failure.hint": ("Hint", "힌트"),
    "failure.diagnosis": ("Diagnosis", "진단"),
    "failure.maybe": (
        "One of these fits every recorded call:",
        "기록된 모든 호출과 맞는 것은 다음 가운데 하나입니다.",
    ),
    "failure.explain": ("More: `grader explain {code}`", "더 보기: `grader explain {code}`"),
    "failure.link": ("Read more", "더 읽기"),
    "failure.next": ("Try next", "해 볼 것"),
    "failure.all": ("Show all", "모두 보기"),
    "failure.cut": ("… {count} more characters are not shown", "… {count}자 더 있지만 표시하지 않습니다"),
    "failure.line": ("the marked line", "표시된 줄"),
    "place.cell": ("cell {cell}", "셀 {cell}"),
    "place.line": ("line {line}", "{line}번째 줄"),
    "kind.type": ("type", "자료형"),
    "kind.shape": ("shape", "shape"),
    "kind.keys": ("names", "이름"),
    "source.cut": ("… {count} more lines are not shown", "… {count}줄 더 있지만 표시하지 않습니다"),
    "figures.omitted": ("Some pictures are too large for this page.", "일부 그림은 너무 커서 생략했습니다."),
    # what to try, by what differs
    "try.type": (
        "Look at the type that is returned: values are compared once the type is right.",
        "반환하는 값의 자료형을 확인해 보세요. 값은 자료형이 맞은 다음에 비교합니다.",
    ),
    "try.shape": (
        "Print the shape after each step; the first one that is not as planned is the place.",
        "단계마다 shape을 출력해 보세요. 계획과 처음 달라지는 곳이 원인입니다.",
    ),
    "try.keys": ("Compare the names with those in the README.", "이름을 README에 나온 것과 비교해 보세요."),
    "try.value": (
        "Work this call out by hand and compare at the first wrong element.",
        "이 호출을 손으로 계산해서 처음 틀린 원소와 비교해 보세요.",
    ),
    "try.exception": (
        "Start at the place named above: there the error left the submission.",
        "위에 적힌 위치에서 오류가 발생했습니다. 그 줄부터 살펴보세요.",
    ),
    "try.no-exception": (
        "Check the arguments first, and raise the error before anything is computed.",
        "계산하기 전에 인자를 먼저 검사하고 예외를 발생시켜 보세요.",
    ),
    "try.timeout": (
        "Look for a loop that does not end, or for loops that one NumPy expression can replace.",
        "끝나지 않는 반복문이나 NumPy 식 하나로 바꿀 수 있는 반복문을 찾아보세요.",
    ),
    "try.memory": (
        "Look for a list that keeps growing, or for an array far larger than its input.",
        "계속 길어지는 리스트나 입력보다 훨씬 큰 배열이 있는지 찾아보세요.",
    ),
    "try.died": (
        "Look for a call that ends the program, such as `exit()`.",
        "`exit()`처럼 프로그램을 끝내는 호출이 있는지 찾아보세요.",
    ),
    "try.missing": (
        "Define it under exactly this name: `{task}`.",
        "이름을 정확히 맞추어 정의해 보세요: `{task}`.",
    ),
    "try.not-implemented": (
        "Write it: the README has the formula and an example with numbers.",
        "아직 작성하지 않은 함수입니다. README에 식과 숫자 예시가 있습니다.",
    ),
    "try.load": (
        "Run the file by itself from top to bottom, and correct the first error.",
        "파일을 처음부터 끝까지 따로 실행해 보고 첫 오류부터 고쳐 보세요.",
    ),
    "try.output": ("Remove prints from inside loops.", "반복문 안의 출력문을 지워 보세요."),
    "try.disk": (
        "Keep values in memory; no file needs to be written.",
        "파일을 쓰지 말고 값은 메모리에 두세요.",
    ),
    "try.other": ("Read the claim beside the README.", "위 설명을 README와 나란히 읽어 보세요."),
    "try.hidden": (
        "The inputs of this test are not shown. Its title says what to try: make such an input and check it.",
        "이 테스트의 입력은 공개하지 않습니다. 제목이 말하는 입력을 직접 만들어 확인해 보세요.",
    ),
    # the last line
    "next.fix": (
        "Next: `{task}`. For a hint: `grader hint {assignment} {task}`. To check again: `grader run {assignment}`.",
        "다음 단계: `{task}`. 힌트는 `grader hint {assignment} {task}`, 다시 확인은 `grader run {assignment}`.",
    ),
    "next.fix-here": (
        "Next: `{task}`. For a hint: `!grader hint {assignment} {task}`. To check again: run its cell and this one.",
        "다음 단계: `{task}`. 힌트는 `!grader hint {assignment} {task}`, 다시 확인하려면 고친 셀과 이 셀을 실행하세요.",
    ),
    "next.broken": (
        "Next: nothing to correct in the submission; please tell the instructor that the grader failed.",
        "다음 단계: 제출물에서 고칠 것은 없습니다. 채점기에 문제가 생겼다고 강사에게 알려 주세요.",
    ),
    "next.ungradable": (
        "Next: make the file load from top to bottom, then `grader run {assignment}`.",
        "다음 단계: 파일이 처음부터 끝까지 실행되도록 고친 뒤 `grader run {assignment}`.",
    ),
    "next.missing": (
        "Next: hand in `{assignment}.py` or `{assignment}.ipynb`.",
        "다음 단계: `{assignment}.py` 또는 `{assignment}.ipynb` 파일을 제출하세요.",
    ),
    "next.assignment": (
        "Next: the assignment {title}, `grader run {name}`.",
        "다음 단계: 다음 과제는 {title}입니다. `grader run {name}`.",
    ),
    "next.hand-in": (
        "Next: hand it in. Every public test passes; hidden tests are graded later.",
        "다음 단계: 제출하세요. 공개 테스트를 모두 통과했고, 비공개 테스트는 나중에 채점됩니다.",
    ),
    "next.done": ("Next: nothing is left to do here.", "다음 단계: 이 과제에서 더 할 일은 없습니다."),
    # the notebook as it was handed in
    "book.report": ("Back to the report", "보고서로 돌아가기"),
    "book.about": (
        "The notebook as it was handed in, with the outputs that were stored in it. The grader did not make them.",
        "제출한 노트북과 그 안에 저장된 출력입니다. 채점기가 만든 출력이 아닙니다.",
    ),
    "book.lost": (
        "This notebook is too large or too unusual to be shown here. The file itself has it all.",
        "이 노트북은 너무 크거나 형식이 특이해서 여기에 표시하지 않습니다. 내용은 원본 파일에 모두 있습니다.",
    ),
    "book.picture": ("A picture that cell {cell} made", "{cell}번 셀에서 만든 그림"),
    "book.left-out": ("An output is not shown: {name}", "표시하지 않는 출력: {name}"),
    "book.more": ("… and {count} more cells", "… 외 셀 {count}개"),
    # a submission as a whole
    "status.graded": ("graded", "채점됨"),
    "status.missing": ("missing", "미제출"),
    "status.ungradable": ("ungradable", "채점 불가"),
    "status.grader-error": ("grader error", "채점기 오류"),
    "about.missing": (
        "Nothing was handed in for this assignment, so the score is 0.",
        "이 과제에는 제출한 파일이 없어 0점입니다.",
    ),
    "about.ungradable": (
        "The submission could not be graded, so the score is 0. The reason is below.",
        "제출물을 채점할 수 없어 0점입니다. 이유는 아래에 있습니다.",
    ),
    "about.grader-error": (
        "The grader failed while grading. The submission is not at fault, and there is no score until it is "
        "graded again.",
        "채점하는 동안 채점기에 문제가 생겼습니다. 제출물의 잘못이 아니며, 다시 채점할 때까지 점수는 없습니다.",
    ),
    # terminal
    "run.course": ("{done} of {total} assignments done", "과제 {total}개 중 {done}개 완료"),
    "run.watching": (
        "Waiting for a change of the files. Ctrl-C ends.",
        "파일이 바뀌기를 기다리고 있습니다. 끝내려면 Ctrl-C.",
    ),
    # a pull request
    "ci.task": ("task", "문제"),
    "ci.points": ("points", "점수"),
    "ci.state": ("state", "상태"),
    "ci.base": (
        "Graded: commit {head}, with the tests and settings of commit {base}",
        "채점 대상: 커밋 {head}. 테스트와 설정: 커밋 {base}",
    ),
    "ci.installed": (
        "Graded: commit {head}, with the instructor's own tests and settings",
        "채점 대상: 커밋 {head}. 테스트와 설정은 강사가 보관한 것을 사용했습니다",
    ),
    "ci.unused": (
        "Changed here, but not used for grading, which takes the course's own files:",
        "변경되었지만 채점에 쓰지 않은 파일(강의의 원본을 사용합니다):",
    ),
    "ci.nothing": (
        "No assignment was changed, so nothing was graded.",
        "변경된 과제가 없어 채점하지 않았습니다.",
    ),
    "ci.more": (
        "{count} more tasks fail; the summary has them all.",
        "실패한 문제가 {count}개 더 있습니다. 요약에 모두 있습니다.",
    ),
    "ci.cut": (
        "The rest does not fit here; the reports have it all.",
        "나머지는 너무 길어 생략했습니다. 보고서에 모두 있습니다.",
    ),
    # the class
    "class.assignments": ("Assignments", "과제"),
    "class.students": ("Students", "학생"),
    "class.student": ("student", "학생"),
    "class.counts": ("{students} students, {submissions} submissions:", "학생 {students}명, 제출물 {submissions}건:"),
    "class.csv": ("Gradebook as CSV", "성적표(CSV)"),
    "class.figures": (
        "{graded} graded; mean {mean}, median {median} of {max} points; {seconds} s of grading.",
        "{graded}건 채점, {max}점 만점에 평균 {mean}점, 중앙값 {median}점. 채점 시간 {seconds}초.",
    ),
    "class.slowest": ("Far slower than the others:", "다른 제출물보다 훨씬 오래 걸린 제출물:"),
    "class.seconds": ("{seconds} s", "{seconds}초"),
    "class.changes": ("Since the last run", "지난 채점 이후 달라진 점"),
    "class.moved": ("{count} marks moved.", "점수가 달라진 제출물 {count}건."),
    "class.new": ("{count} submissions are new.", "새 제출물 {count}건."),
    "class.changes-csv": ("All changes as CSV", "달라진 점 모두 보기(CSV)"),
    "class.moving-tests": (
        "Tests that moved marks of unchanged submissions",
        "제출물은 그대로인데 결과가 달라진 테스트",
    ),
    "class.won": ("pass now", "새로 통과"),
    "class.lost": ("fail now", "새로 실패"),
    "class.moved-marks": ("Marks that moved", "달라진 점수"),
    "class.assignment": ("assignment", "과제"),
    "class.before": ("before", "이전"),
    "class.after": ("after", "이후"),
    "class.reason": ("why", "이유"),
    "class.resubmitted": ("another submission", "제출물이 바뀜"),
    "class.withdrawn": ("no longer handed in", "제출물이 없어짐"),
    "class.regraded": ("graded again", "다시 채점함"),
    "class.none-graded": ("No submission was graded.", "채점된 제출물이 없습니다."),
    "class.distribution": ("Distribution of scores, in percent", "점수 분포(%)"),
    "class.tasks": ("Score per task", "문제별 득점률"),
    "class.test": ("test", "테스트"),
    "class.misconceptions": ("Misconceptions: what to teach again", "오개념: 다시 다룰 내용"),
    "class.unnamed": ("Wrong in one and the same way, still without a name", "똑같이 틀렸지만 아직 이름이 없는 오류"),
    "class.unnamed-means": (
        "The biggest such group. `grader verify --unmatched` prints them all, ready to become known mistakes.",
        "가장 큰 묶음입니다. `grader verify --unmatched`로 모든 묶음을 보고 알려진 오류로 추가할 수 있습니다.",
    ),
    "class.hardest": ("Hardest tests", "가장 어려운 테스트"),
    "class.share": ("share of points", "득점률"),
    "class.discrimination": ("discrimination", "변별도"),
    "class.discrimination-means": (
        "Discrimination: correlation with the rest of the score. Near 0 a test says little; below 0 it deserves "
        "a look.",
        "변별도는 나머지 점수와의 상관계수입니다. 0에 가까우면 변별력이 거의 없고, 음수이면 테스트를 살펴볼 만합니다.",
    ),
    "class.not-graded": ("Not graded, and why", "채점하지 못한 제출물과 이유"),
    "class.missing": ("Missing", "미제출"),
    "class.show-names": ("Show names", "이름 보기"),
    "class.find": ("Find", "찾기"),
    "class.show": ("Show", "표시"),
    "class.everybody": ("everybody", "전체"),
    "class.percent": ("course, %", "전체(%)"),
    "class.legend": ("Each score leads to its report.", "점수를 누르면 보고서가 열립니다."),
}
