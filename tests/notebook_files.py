"""Notebooks for tests: cells as Jupyter writes them, and cells as nobody should."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def code(source: str, *outputs: dict[str, Any], run: int | None = None) -> dict[str, Any]:
    """A code cell."""
    return {"cell_type": "code", "source": source, "outputs": list(outputs), "execution_count": run, "metadata": {}}


def markdown(source: str, **attachments: dict[str, str]) -> dict[str, Any]:
    """A text cell."""
    return {"cell_type": "markdown", "source": source, "metadata": {}, "attachments": attachments}


def display(data: dict[str, Any]) -> dict[str, Any]:
    """An output that is shown."""
    return {"output_type": "display_data", "data": data, "metadata": {}}


def printed(text: str) -> dict[str, Any]:
    """An output that was printed."""
    return {"output_type": "stream", "name": "stdout", "text": text}


def notebook(*cells: dict[str, Any]) -> bytes:
    """A notebook file."""
    return json.dumps({"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\x1b[31m\u202e::error::x\n##vso[task.complete]"

EVIL_CELLS: dict[str, Callable[[], dict[str, Any]]] = {
    "20 MB printed": lambda: code("x", printed(EVIL * 200_000)),
    "20 MB table": lambda: code("x", display({"text/html": "<table><tr><td>x</td></tr>" * 800_000})),
    "20 MB picture": lambda: code("x", display({"image/png": PIXEL * 200_000})),
    "a thousand pictures": lambda: code("x", *[display({"image/png": PIXEL})] * 1000),
    "20 MB of code": lambda: code(EVIL * 200_000),
    "a megabyte of text": lambda: markdown(EVIL * 10_000),
    "svg": lambda: code("x", display({"image/svg+xml": "<svg><script>alert(1)</script></svg>"})),
    "svg attached": lambda: markdown("![x](attachment:a)", a={"image/svg+xml": "<svg onload=alert(1)>"}),
    "png attached": lambda: markdown("![x](attachment:a)", a={"image/png": PIXEL}),
    "nothing attached": lambda: markdown("![x](attachment:gone) <script>alert(1)</script>"),
    "brackets": lambda: markdown("[" * 49_000),
    "stars": lambda: markdown("*a_ " * 12_000),
    "quotes": lambda: markdown("> " * 24_000),
    "lists": lambda: markdown("\n".join(" " * n + "- x" for n in range(250))),
    "backticks": lambda: markdown(" ".join("`" * n for n in range(300))),
    "links": lambda: markdown("[a](<" * 9_000),
    "deep": lambda: markdown("<b>" * 16_000),
    "deep blocks": lambda: markdown("<div>" * 9_000),
    "open comment": lambda: markdown("<!-- " * 9_000),
    "open tag": lambda: markdown("<a " * 16_000),
    "entities": lambda: markdown("&#x202e;&bad;&#99999999999999999999;" * 1000),
    "a long number": lambda: markdown("&#" + "9" * 5000 + ";"),
    "formulas": lambda: markdown("$$ x $" * 8_000),
    "deep table": lambda: code("x", display({"text/html": "<table><tr><td>" * 12_000})),
    "surrogates": lambda: markdown("\ud800 \udfff"),
}
