"""Set up Jinja2 for a course: where templates come from, what they may call, and that all they put out is escaped."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape

from grader.files import user_cache
from grader.model import Lang, Message, Text
from grader.render.claims import explanation, message_claim
from grader.render.html.cards import Cards
from grader.render.html.listing import numbered
from grader.render.suggestions import in_language
from grader.text import clean, phrases
from grader.text.catalogue import LANGS
from grader.text.numbers import number

_PACKAGE = Path(__file__).parents[2]
# In a wheel templates lie in the package; in the repository beside it.
_PACKAGED = (_PACKAGE / "templates", _PACKAGE.parent / "templates")
_PARTS = "parts.html.j2"
Langs = tuple[Lang, ...]


def template_path(name: str, course_templates: Path) -> Path:
    """Return the path of the template ``name``: the course's own if it has one."""
    return next(path for path in (folder / name for folder in (course_templates, *_PACKAGED)) if path.is_file())


def sources(course_templates: Path | None) -> list[Path]:
    """Return the files of all templates."""
    folders = [*([course_templates] if course_templates else []), *_PACKAGED]
    return [file for folder in folders for file in sorted(folder.glob("*.j2"))]


@lru_cache(maxsize=8)
def environment(course_templates: Path | None = None, langs: Langs = LANGS, home: str = "") -> jinja2.Environment:
    """Return the templates: those of ``course_templates`` first, then the packaged ones. They are compiled once.

    Their words stand in all of ``langs``: a page has a switch, an output of a notebook is in one language. ``home`` is
    the course's own, which commands need not name.
    """
    folders = [*([course_templates] if course_templates else []), *_PACKAGED]
    templates = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders),
        autoescape=True,
        finalize=_visible,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_compiled(course_templates),
    )
    words = Words(langs, home)
    templates.globals.update(
        langs=langs, t=words.phrase, authored=words.authored, claim=words.claim, explanation=explanation, n=number
    )
    own = template_path(_PARTS, course_templates) if course_templates else None
    cards = Cards(keep=own is None or own.parent in _PACKAGED)
    templates.globals.update(card=cards.card, kept=cards.kept, numbered=numbered, style=_Styles(templates).style)
    templates.filters["line"] = clean.line
    return templates


class _Styles:
    """Style sheets in a page. The grader's own are the same on every page in the same languages: they are rendered
    once."""

    def __init__(self, templates: jinja2.Environment) -> None:
        self._templates = templates
        self._kept: dict[tuple[object, ...], Markup] = {}

    @jinja2.pass_context
    def style(self, context: jinja2.runtime.Context, name: str) -> Markup:
        """Return a style sheet."""
        key = name, context["lang"], context["langs"]
        if key in self._kept:
            return self._kept[key]
        template = self._templates.get_template(name)
        style = Markup(template.render(context.get_all()))  # noqa: S704  a template's output
        if Path(str(template.filename)).parent in _PACKAGED:
            self._kept[key] = style
        return style


def _compiled(course_templates: Path | None) -> CompiledTemplates | None:
    folder = user_cache.open_folder("templates", course_templates.parent if course_templates is not None else None)
    return CompiledTemplates(folder) if folder is not None else None


class CompiledTemplates(jinja2.BytecodeCache):
    """Compiled templates kept between runs: to compile those of a report takes longer than to judge one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        made_by = f"{jinja2.__version__}|{hashlib.sha256(Path(__file__).read_bytes()).hexdigest()}"
        self._made_by = hashlib.sha256(made_by.encode()).hexdigest()[:16]

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Take what is kept of this very text, if anything is."""
        kept = user_cache.read(self._file(bucket))
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Keep it, where that can be done: a full disk is no reason to have no page."""
        with contextlib.suppress(OSError):
            user_cache.write(self._file(bucket), bucket.bytecode_to_string())

    def _file(self, bucket: jinja2.bccache.Bucket) -> Path:
        return self._folder / f"{self._made_by}-{bucket.key}-{bucket.checksum[:16]}.part"


class Words:
    """The words of templates, in one language or several."""

    def __init__(self, langs: Langs = LANGS, home: str = "") -> None:
        self._langs, self._home = langs, home

    def phrase(self, name: str, /, **args: object) -> Markup:
        """Return a phrase of the catalogues. Arguments that are Text follow the language."""
        return _phrase(self._langs, self._home, name, tuple((key, *_argument(value)) for key, value in args.items()))

    def authored(self, text: Text) -> Markup:
        """Return an authored text. Where Korean is missing, English stands alone and is marked as English."""
        return _authored(self._langs, text)

    def claim(self, message: Message) -> Markup:
        """Return the claim of a message."""
        return _in(self._langs, lambda lang: escape(message_claim(message, lang)))


@lru_cache(maxsize=2048)  # a page says the same again and again, and so does the next page
def _phrase(
    langs: Langs, home: str, name: str, args: tuple[tuple[str, phrases.Argument, phrases.Argument], ...]
) -> Markup:
    def render(lang: str) -> Markup:
        pieces = phrases.pieces(name, lang, **{key: ko if lang == "ko" else en for key, en, ko in args})
        return Markup().join(
            code_span(in_language(piece, lang, home)) if code else escape(piece) for piece, code in pieces
        )

    return _in(langs, render)


def _argument(value: object) -> tuple[phrases.Argument, phrases.Argument]:
    """Return an argument in English and in Korean, short, as it is kept in memory."""
    if isinstance(value, int | float):
        return value, value
    if isinstance(value, Text):
        return clean.line(value.en), clean.line(value.get("ko"))
    line = clean.line(str(value))
    return line, line


@lru_cache(maxsize=2048)  # titles and hints are the same on every page of a class
def _authored(langs: Langs, text: Text) -> Markup:
    if not text.ko:
        return _span("en", escape(clean.text(text.en)), switched=False)
    return _in(langs, lambda lang: escape(clean.text(text.get(lang))))


def _in(langs: Langs, render: Callable[[str], Markup]) -> Markup:
    """Return ``render`` of each language, of which the page's switch shows one; once where they are equal."""
    first, *others = (render(lang) for lang in langs)
    if all(other == first for other in others):
        return first
    return Markup().join(_span(lang, html) for lang, html in zip(langs, (first, *others), strict=True))


def code_span(piece: str) -> Markup:
    """Return ``piece`` as code."""
    return Markup(f"<code>{escape(piece)}</code>")  # noqa: S704  escaped here


def _span(lang: str, html: Markup, switched: bool = True) -> Markup:
    switch = f' class="{lang}"' if switched else ""
    return Markup(f'<span{switch} lang="{lang}">{html}</span>')  # noqa: S704  html is markup already


def _visible(value: Any) -> Any:
    """Make harmless what a template puts out: all of it passes here, and what is no markup may be a student's."""
    return clean.text(value) if type(value) is str else value
