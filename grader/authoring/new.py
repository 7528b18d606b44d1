"""Start an assignment: files that pass the author's gate at once, to be replaced one by one by the author's own.

In an empty folder they are a course, too.
"""

from __future__ import annotations

import json
import keyword
import re
import sys
import tomllib
from collections.abc import Callable, Mapping
from importlib.machinery import PathFinder
from itertools import chain, count
from pathlib import Path
from typing import Any, Final

import jinja2

from grader.authoring.stub import write_stubs
from grader.course import layout
from grader.course.load import find_root, is_name, load_course
from grader.errors import GraderError
from grader.files.atomic import write_atomically
from grader.files.names import fold, safe_name
from grader.model import Course, Lang
from grader.render.html.templates import environment
from grader.testing.variants import load_variants

_FILES: Final = {
    "assignment.toml": f"{layout.ASSIGNMENTS}/{{name}}/{layout.ASSIGNMENT_FILE}",
    "README.en.md": f"{layout.ASSIGNMENTS}/{{name}}/{layout.READMES['en']}",
    "README.ko.md": f"{layout.ASSIGNMENTS}/{{name}}/{layout.READMES['ko']}",
    "test_public.py": f"{layout.ASSIGNMENTS}/{{name}}/test_{{name}}.py",
    "reference.py": f"{layout.REFERENCE}/{{name}}/{{name}}.py",
    "solution.py": f"{layout.REFERENCE}/{{name}}/solutions/loop.py",
    "test_hidden.py": f"{layout.REFERENCE}/{{name}}/test_{{name}}_hidden.py",
    "variants.py": f"{layout.REFERENCE}/{{name}}/{layout.VARIANTS}",
}
"""A template of ``templates/new`` → the file that it makes."""
_MISTAKES: Final = (
    ("(values - smallest)", "values", "the smallest number were not taken away", "가장 작은 수를 빼지 않은"),
    ("(largest - smallest)", "largest", "it divided by the largest number", "가장 큰 수로 나눈"),
    ("* (high - low)", "* high", "it stretched by high", "high를 곱한"),
    ("low + ", "", "low were not added", "low를 더하지 않은"),
    ("float(low)", "float(high)", "equal numbers became high", "같은 수가 high가 된"),
    ("if largest == smallest:", "if False:", "equal numbers were no special case", "같은 수를 따로 다루지 않은"),
    ("(values - smallest)", "(largest - values)", "it measured from the largest number", "가장 큰 수에서부터 잰"),
    ("(values - smallest) /", "(values - smallest) //", "it divided without a remainder", "나머지 없이 나눈"),
)
"""Old and new piece of the reference, and what a submission with it behaves as if: in English and in Korean."""
_LIST: Final = re.compile(r"^(assignments\s*=\s*\[)([^\]]*?)(,?)(\s*)\]", re.M)
_WAYS: Final = (r'\1\2, "{}"\3\4]', r'\1\2\3\n    "{}",\n]')
"""How a name is added to a list: behind the last one, or, where a comment stands there, on a line of its own."""


def create(start: Path, name: str, lang: Lang | None) -> list[Path]:
    """Write the files of a new assignment, and of a course where ``start`` is empty, and return their paths.

    ``lang`` is the language of a new course. Raises GraderError, and writes nothing, where something is in the way."""
    if not is_name(name):
        raise GraderError(
            f"{name!r} is not a name for an assignment", "Use letters, digits and _, beginning with a letter."
        )
    course = _course_at(start)
    return _written(course.root if course is not None else start.resolve(), course, name, lang)


def create_course(folder: Path, name: str, lang: Lang) -> Course:
    """Write a course of one assignment into ``folder``, also inside of another course, and return it."""
    _written(folder.resolve(), None, name, lang)
    return load_course(folder)


def _written(root: Path, course: Course | None, name: str, lang: Lang | None) -> list[Path]:
    languages = course.languages if course is not None else (lang or "en",)
    if _is_taken(name):
        raise GraderError(f"{name}: Python or a system has another meaning for this name", "Choose another name.")
    for part in (layout.ASSIGNMENTS, layout.REFERENCE):
        there = (path.name for path in (root / part).iterdir()) if (root / part).is_dir() else ()
        for other in there:
            if fold(other) == fold(name):
                raise GraderError(f"{root / part / other}: it is there already", "Choose another name.")
    render = _renderer(name, languages, _prefix(course, name))
    settings = _with_assignment(course, name) if course is not None else render("course.toml")
    written = {root / path.format(name=name): render(template) for template, path in _FILES.items()}
    for lang, file in layout.READMES.items():
        if lang not in languages:
            del written[root / layout.ASSIGNMENTS / name / file]
    for path, text in {**written, root / layout.COURSE_FILE: settings}.items():
        write_atomically(path, text)
    made = load_course(root)
    stubs = write_stubs(next(a for a in made.assignments if a.name == name), made.language)
    return sorted([*written, *stubs, root / layout.COURSE_FILE])


def _is_taken(name: str) -> bool:
    """Whether a file of this name could not be imported, would hide a module from the submission, or is none on
    Windows."""
    found = PathFinder.find_spec(name)
    module = name in sys.stdlib_module_names or (found is not None and found.origin is not None)
    return module or keyword.iskeyword(name) or safe_name(name) != name


def _course_at(start: Path) -> Course | None:
    """Return the course that ``start`` lies in; None for an empty folder. Raises GraderError for one that holds
    something else."""
    try:
        root = find_root(start)
    except GraderError:
        there = [path.name for path in sorted(start.iterdir()) if not path.name.startswith(".")]
        if set(there) <= {"README.md", "LICENSE"}:
            return None
        raise GraderError(
            f"{start.resolve()}: there is no course here, and {there[0]} is in the way of a new one",
            "Run this in an empty folder, or in the course's.",
        ) from None
    course = load_course(root)
    if all(assignment.reference is None for assignment in course.assignments):
        raise GraderError(f"{root}: this folder was released to students", "Run this in the course's own folder.")
    return course


def _prefix(course: Course | None, name: str) -> str:
    """Return what the codes of the assignment's mistakes begin with: those of no other assignment do."""
    letters = re.sub("[^A-Z]", "", name.upper())
    taken = {one.code for assignment in course.assignments for one in load_variants(assignment)} if course else set()
    shorter = (letters[:size] for size in range(min(4, len(letters)), len(letters) + 1))
    longer = (letters + "X" * size for size in count(1))
    return next(one for one in chain(shorter, longer) if not any(code.startswith(one) for code in taken))


def _with_assignment(course: Course, name: str) -> str:
    """Return course.toml with the assignment at the end of the list; all else stays as it is written."""
    path = course.root / layout.COURSE_FILE
    text = path.read_text(encoding="utf-8")
    names = [assignment.name for assignment in course.assignments]
    wanted = {**tomllib.loads(text), "assignments": [*names, name]}
    for way in _WAYS:
        changed = _LIST.sub(way.format(name), text, count=1)
        try:
            if tomllib.loads(changed) == wanted:
                return changed
        except tomllib.TOMLDecodeError:
            pass
    raise GraderError(
        f"{path}: the list of assignments is written in a way that cannot be added to",
        f'Write it on one line, as assignments = ["{names[0]}"], and run this again.',
    )


def _renderer(name: str, languages: tuple[Lang, ...], prefix: str) -> Callable[[str], str]:
    """Return what fills in a template of ``templates/new``."""
    texts = _Words(languages)
    mistakes = [
        (old, new, f"behaves exactly as if {en}", f"{ko} 것과 똑같이 동작합니다") for old, new, en, ko in _MISTAKES
    ]
    values: Mapping[str, Any] = {
        "name": name,
        "title": name.replace("_", " ").capitalize(),
        "langs": languages,
        "languages": ", ".join(map(json.dumps, languages)),
        "prefix": prefix,
        "readme": layout.READMES[languages[0]],
        "mistakes": mistakes,
        "say": texts.say,
        "toml": texts.toml,
        "python": texts.python,
        "korean_title": texts.korean_title,
    }
    templates = environment().overlay(autoescape=False)

    def render(template: str) -> str:
        try:
            return templates.get_template(f"new/{template}.j2").render(values).rstrip("\n") + "\n"
        except jinja2.TemplateNotFound:
            raise GraderError(
                "this grader came with a course that was released to students: it makes no assignments",
                "Install nn-grader itself.",
            ) from None

    return render


class _Words:
    """How a text is written in the languages of a course: a string where it has one."""

    def __init__(self, languages: tuple[Lang, ...]) -> None:
        self._languages = languages

    def say(self, en: str, ko: str) -> str:
        """Return the text as a docstring has it: in one language."""
        return en if "en" in self._languages else ko

    def toml(self, en: str, ko: str) -> str:
        """Return the text as a value of a TOML file."""
        both = len(self._languages) > 1
        return f"{{ en = {_quoted(en)}, ko = {_quoted(ko)} }}" if both else _quoted(self.say(en, ko))

    def python(self, en: str, ko: str) -> str:
        """Return the text as a value of a Python file."""
        both = len(self._languages) > 1
        return f'{{"en": {_quoted(en)}, "ko": {_quoted(ko)}}}' if both else _quoted(self.say(en, ko))

    def korean_title(self, ko: str) -> str:
        """Return the mark of a test that has a Korean title beside its docstring, as a line of its own."""
        return f"@pytest.mark.title(ko={_quoted(ko)})\n" if len(self._languages) > 1 else ""


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
