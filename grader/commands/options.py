"""Values of options that several commands share: the sandbox tier and the language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from grader.errors import GraderError
from grader.model import Course, Lang, Tier
from grader.sandbox import tiers
from grader.text.catalogue import LANGS


def choose_tier(sandbox: str | None, unsafe: str | None) -> Tier:
    """Return the tier to grade in. Raises GraderError where none may grade: a batch fails closed."""
    if unsafe is not None:
        if unsafe != "process":
            raise GraderError(f"--unsafe-sandbox {unsafe}: only 'process' is unsafe", "Use --sandbox for the others.")
        return "process"
    if sandbox is None:
        return tiers.best(grading=True)
    tier: Tier
    for tier in ("namespaces", "landlock"):
        if tier == sandbox:
            reason = tiers.why_not(tier)
            if reason is not None:
                raise GraderError(f"tier {tier} is not available: {reason}", "Leave --sandbox away.", exit_code=3)
            return tier
    raise GraderError(f"--sandbox {sandbox}: no such tier may grade", "Known: namespaces, landlock.")


def choose_tier_of_cluster(sandbox: str | None, unsafe: str | None) -> Tier | None:
    """Return the tier that all workers of a cluster have to use; None where each takes its best. Raises GraderError."""
    if unsafe is not None:
        return choose_tier(None, unsafe)
    tier: Tier
    for tier in ("namespaces", "landlock"):
        if tier == sandbox:
            return tier
    return None if sandbox is None else choose_tier(sandbox, None)


def refuse_with_cluster(jobs: int | None) -> None:
    """Raise GraderError for an option that says how this machine judges."""
    if jobs is not None:
        raise GraderError(
            "--jobs and --cluster: each worker of a cluster says itself how many it judges at a time",
            "Leave --jobs away here, and start the workers with it: grader worker ADDRESS --jobs N.",
        )


def refuse_without_cluster(insecure: bool, tls: Mapping[str, Path | None]) -> None:
    """Raise GraderError for an option that says how a cluster is reached."""
    given = ["--insecure-cluster"] if insecure else [f"--tls-{name}" for name, path in tls.items() if path is not None]
    if given:
        raise GraderError(
            f"{given[0]}: there is no cluster without --cluster", "Name its scheduler: --cluster ADDRESS."
        )


def choose_language(option: str | None, default: Lang, offered: tuple[Lang, ...] = LANGS) -> Lang:
    """Return the language of ``--lang``, or ``default`` without the option. Raises GraderError for one that is not
    offered."""
    if option is None:
        return default
    for lang in offered:
        if lang == option:
            return lang
    raise GraderError(f"--lang {option}: there is no such language here", f"Known: {', '.join(offered)}.")


def output_file(path: Path, name: str, *, several: bool = False) -> Path:
    """Return the file to write where ``path`` was named: itself, or ``name`` in it where it is a folder, has no ending
    and is not there yet, or is for several files."""
    is_folder = several or path.is_dir() or not (path.suffix or path.exists())
    return path / name if is_folder else path


def course_language(option: str | None, course: Course) -> Lang:
    """Return the language of ``--lang``, or the course's. Raises GraderError for one that it does not have."""
    return choose_language(option, course.language, course.languages)
