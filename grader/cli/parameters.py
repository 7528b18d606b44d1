"""What several commands take in the same words."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Names = Annotated[list[str] | None, typer.Argument(metavar="[ASSIGNMENT]...", help="All of the course if none.")]
CourseOption = Annotated[
    Path,
    typer.Option("--course", metavar="PATH", help="The course's folder or any folder inside it.", show_default="here"),
]
LangOption = Annotated[
    str | None,
    typer.Option("--lang", metavar="en|ko", help="Language of the output.", show_default="the course's"),
]
NoFigures = Annotated[bool, typer.Option("--no-figures", help="Draw no pictures of what the submission does.")]
TlsCaFile = Annotated[
    Path | None, typer.Option("--tls-ca-file", metavar="PATH", help="Who signed the cluster's certificates, as PEM.")
]
TlsCert = Annotated[Path | None, typer.Option("--tls-cert", metavar="PATH", help="This side's certificate, as PEM.")]
TlsKey = Annotated[Path | None, typer.Option("--tls-key", metavar="PATH", help="Its key, as PEM.")]
InsecureCluster = Annotated[
    bool, typer.Option("--insecure-cluster", help="Without encryption, on a network that is yours alone.")
]
Debug = Annotated[bool, typer.Option("--debug", help="Show tracebacks.")]
