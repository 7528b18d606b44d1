"""The catalogues: both languages complete, compiled, used, and with numbers as readers of the language write them."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from gettext import GNUTranslations

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from grader.text import phrases
from grader.text.catalogue import LANGS, LOCALE, template
from grader.text.numbers import number
from tests import ROOT

PLACEHOLDER = re.compile(r"\{(\w+)\}")
OPTIONAL = re.compile(r"[^\[\]|]*(\[[^\[\]]*\][^\[\]|]*)*")  # text and parts in brackets; alternatives stand in these


def _source(lang: str) -> Catalog:
    with (LOCALE / lang / "LC_MESSAGES" / "grader.po").open("rb") as file:
        return read_po(file, locale=lang, abort_invalid=True)


def _messages(lang: str) -> dict[str, Message]:
    return {_name(message): message for message in _source(lang) if message.id}


def _name(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


SOURCES = {lang: _messages(lang) for lang in LANGS}


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_shipped_is_what_is_written(lang: str) -> None:
    """The compiled catalogue says what the readable one says: `make words` was not forgotten, nothing is fuzzy."""
    assert [name for name, message in SOURCES[lang].items() if message.fuzzy] == []
    compiled = io.BytesIO()
    write_mo(compiled, _source(lang))
    shipped = (LOCALE / lang / "LC_MESSAGES" / "grader.mo").read_bytes()
    catalogues = [GNUTranslations(io.BytesIO(content))._catalog for content in (compiled.getvalue(), shipped)]  # type: ignore[attr-defined]
    for catalogue in catalogues:
        del catalogue[""]  # its head names the version of what compiled it
    assert catalogues[0] == catalogues[1]


def test_every_phrase_is_in_both_languages() -> None:
    """No id lacks Korean or English, every form is there, and none of its arguments is lost or invented."""
    english, korean = SOURCES["en"], SOURCES["ko"]
    assert english.keys() == korean.keys()
    assert len(english) > 200
    for name, message in english.items():
        wanted = set(PLACEHOLDER.findall(_forms(message)[-1]))
        for form in (*_forms(message), *_forms(korean[name])):
            assert form.strip(), name
            assert set(PLACEHOLDER.findall(form)) == wanted, name
            assert form.count("`") == _forms(message)[0].count("`"), name
            assert form.count("`") % 2 == 0, name
            assert all(OPTIONAL.fullmatch(piece) for piece in form.split("`")), name


def test_what_is_counted_has_plural_forms() -> None:
    """English has two forms wherever a phrase counts, Korean its one; and the number chooses."""
    for lang, forms in (("en", 2), ("ko", 1)):
        for name, message in SOURCES[lang].items():
            counts = "count" in PLACEHOLDER.findall(_forms(message)[-1])
            assert (isinstance(message.id, tuple), len(_forms(message))) == (counts, forms if counts else 1), name
    assert [phrases.say("class.moved", "en", count=count) for count in (0, 1, 1234)] == [
        "0 marks moved.",
        "1 mark moved.",
        "1,234 marks moved.",
    ]
    assert phrases.say("class.moved", "ko", count=1234) == "점수가 달라진 제출물 1,234건."


def test_every_phrase_of_the_program_exists_and_is_used() -> None:
    """What the code and the templates say is in the catalogue, and the catalogue says nothing else."""
    files = [*(ROOT / "grader").rglob("*.py"), *(ROOT / "templates").glob("*.j2")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    known = SOURCES["en"].keys()
    families = {name.partition(".")[0] for name in known}
    literals = re.findall(r"""(?<!attr\()["']([a-z]+)\.([a-z-]+)["']""", text)
    said = {f"{family}.{name}" for family, name in literals if family in families and name not in ("py", "toml")}
    assert said - known == set()
    # t("state." ~ task.state), f"try.{kind}", f"note.{what}-died": any of the family
    built = re.findall(r"""["']([a-z]+\.[a-z-]*)(?:["'] ~|\{)""", text)
    assert [name for name in known - said if not name.startswith(tuple(built))] == []


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("value", [0, -0.001, 3, 12.5, 66.666, 999.999, 1234, 1234567.891])
def test_numbers_are_written_as_in_the_language(lang: str, value: float) -> None:
    """As Unicode's locale data have it: Babel is asked here, so that no page has to load it."""
    assert number(value).removeprefix("-") == format_decimal(value, "#,##0.##", locale=lang).removeprefix("-")


def test_an_unknown_phrase_is_an_error() -> None:
    """A misspelt name is noticed where it is said, not by a reader."""
    for name in ("page.nonsense", ""):
        with pytest.raises(KeyError):
            template(name, "en")
    with pytest.raises(KeyError):
        phrases.say("place.cell", "ko")


def test_help_loads_no_catalogue() -> None:
    """Words are loaded by whoever says something; ``grader --help`` does not."""
    code = "import sys, grader.cli; grader.cli.app_of(); sys.exit('grader.text.catalogue' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
