"""What is said when a command cannot do its work, and its exit code: two lines, in the language of the command."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from grader.cli.help_language import usage_line
from grader.commands.readers_language import readers_language
from grader.errors import GraderError
from grader.files.atomic import cannot_write
from grader.files.temporary import is_temporary, no_room
from grader.text.clean import line
from grader.text.sentences import LONGEST_LINE, error_lines
from grader.text.translated import translated

if TYPE_CHECKING:
    from grader.model import Lang

_OF_THE_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS, errno.ENOTDIR, errno.ENAMETOOLONG)
_OF_THE_MACHINE = (errno.ENOMEM, errno.EAGAIN, errno.EMFILE, errno.ENFILE)
_STOPPED = "stopped; what was finished is kept"
_STANDARD_OUTPUT = Path("standard output")


def tell(error: BaseException, arguments: Sequence[str]) -> int:
    """Print what ended the command with ``arguments``, and return the exit code."""
    lang = readers_language(arguments)
    lines: tuple[str, ...]
    if isinstance(error, KeyboardInterrupt):
        lines, code = (translated(_STOPPED, lang),), 130
    elif hasattr(error, "format_message"):  # of the command line's library, whose name for it changes
        return _tell_usage(error, lang)
    elif isinstance(error, typer.Abort):  # Ctrl-D or Ctrl-C where something was asked
        lines, code = (translated(_STOPPED, lang),), 1
    elif isinstance(error, BrokenPipeError):  # whoever reads has enough: `grader … | head`
        lines, code = (), 1
    elif isinstance(error, OSError) and is_temporary(error):
        return tell(no_room(error), arguments)
    elif isinstance(error, OSError) and error.errno in _OF_THE_DISK:
        path = _STANDARD_OUTPUT if error.filename is None else Path(os.fsdecode(error.filename))
        return tell(cannot_write(path, error), arguments)
    elif isinstance(error, OSError) and error.errno in _OF_THE_MACHINE:
        remedy = "Close other programs, or take fewer --jobs, and run the same command again."
        return tell(GraderError(f"this machine has no room for more: {error.strerror}", remedy, exit_code=3), arguments)
    elif isinstance(error, PermissionError) and error.filename is not None:
        denied = GraderError(f"{os.fsdecode(error.filename)}: {error.strerror}", "Check its permissions.", exit_code=3)
        return tell(denied, arguments)
    elif isinstance(error, ModuleNotFoundError) and error.name and not error.name.startswith("grader"):
        name = error.name.partition(".")[0]
        lacking = GraderError(
            f"this command needs {name}, which is not installed",
            "A released course brings only what students need. Install nn-grader itself.",
            exit_code=3,
        )
        return tell(lacking, arguments)
    elif isinstance(error, GraderError):
        lines, code = error_lines(error, lang), error.exit_code
    else:
        # it may quote a submission: a terminal takes no part of it for a command
        fault = f"a fault of the grader itself: {type(error).__name__}: {str(error)!a}"
        remedy = "Please report it, with what it prints with --debug, and grader doctor."
        lines, code = error_lines(GraderError(fault, remedy), lang), 3
    _print_what_can_be_printed()
    for number, told in enumerate(lines):
        print(" " * len("grader: ") + told if number else f"grader: {told}", file=sys.stderr)
    return code


def _tell_usage(error: Any, lang: Lang) -> int:
    """Print what is wrong with the words of the command, and return the exit code."""
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":  # there are no words, and its help is the answer
        print(error.message, file=sys.stderr)
        return int(error.exit_code)
    if context is not None:
        print(usage_line(context), file=sys.stderr)
        print(translated(f"Try '{context.command_path} -h' for help.", lang), end="\n\n", file=sys.stderr)
    print(line(translated(f"Error: {error.format_message()}", lang), LONGEST_LINE), file=sys.stderr)
    return int(error.exit_code)


def _print_what_can_be_printed() -> None:
    """Print what waits on standard output, or drop it where that cannot be written: Python would say so at its end."""
    try:
        sys.stdout.flush()
    except OSError:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)
