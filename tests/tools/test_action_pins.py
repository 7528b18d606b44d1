"""The pins of actions: found everywhere, moved to the newest release, and on a Node that the runners have."""

from __future__ import annotations

import runpy

import pytest
import yaml

from tests import ROOT

PINS = runpy.run_path(str(ROOT / "tools" / "action_pins.py"))
OLD, TAG, NEW = "1" * 40, "2" * 40, "3" * 40
LISTING = f"""{OLD}\trefs/tags/v9.0.0
{NEW}\trefs/tags/v10.0.0
{NEW}\trefs/tags/v10
{TAG}\trefs/tags/v10.2.0
{NEW}\trefs/tags/v10.2.0^{{}}
{OLD}\trefs/tags/v11.0.0-beta
"""


def test_the_newest_release() -> None:
    """By its numbers; of an annotated tag the commit; neither a moving tag nor a beta."""
    assert PINS["newest"](LISTING) == ("10.2.0", NEW)
    assert PINS["newest"]("") is None


def test_every_use_is_moved() -> None:
    """The commit and the version beside it, wherever they stand; another action stays."""
    text = f"uses: a/b@{OLD} # v9.0.0\n- uses: c/d@{OLD} # v1.0.0\n"
    assert PINS["pins"]([text]) == {"a/b": {("9.0.0", OLD)}, "c/d": {("1.0.0", OLD)}}
    moved = PINS["rewritten"](text, {"a/b": PINS["Pin"]("10.2.0", NEW)})
    assert moved == f"uses: a/b@{NEW} # v10.2.0\n- uses: c/d@{OLD} # v1.0.0\n"


@pytest.mark.parametrize(("using", "node"), [("'node20'", 20), ("node24", 24), ("composite", None)])
def test_the_node_of_an_action(using: str, node: int | None) -> None:
    """As its definition says it."""
    assert PINS["node_of"](f"runs:\n  using: {using}\n  main: x.js\n") == node


def test_all_files_have_one_pin_for_one_action() -> None:
    """Workflows, action and docs agree, so that one look at an action is enough."""
    found = PINS["pins"](path.read_text(encoding="utf-8") for path in PINS["files"]())
    assert {"actions/checkout", "actions/setup-python", "actions/upload-artifact"} <= set(found)
    assert {action: len(used) for action, used in found.items() if len(used) > 1} == {}


def test_dependabot_looks_at_the_templates_too() -> None:
    """They are not where it looks by itself."""
    content = yaml.safe_load((ROOT / ".github" / "dependabot.yml").read_text(encoding="utf-8"))
    (update,) = content["updates"]
    assert update["package-ecosystem"] == "github-actions"
    assert update["directories"] == ["/", "/templates/ci"]
