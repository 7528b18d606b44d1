"""How the runner of GitHub Actions reads a log, after its sources (actions/runner: OutputManager, ActionCommandManager,
ActionCommand) and with every doubt settled against us: characters without a shape are overlooked in comparisons."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

REGISTERED = frozenset(
    "add-mask add-matcher add-path debug echo endgroup error group notice remove-matcher save-state set-env "
    "set-output stop-commands warning".split()
)
_TRACEBACK = (
    re.compile(r"^\s*File\s\"?(.*?)\"?,\sline\s(\d+)"),  # what actions/setup-python registers
    re.compile(r"^\s*raise\s(.*)\(\'(.*)\'\)$"),
)


@dataclass(frozen=True)
class Command:
    """A line that the runner obeyed."""

    name: str
    data: str
    properties: dict[str, str]


@dataclass
class Log:
    """What the runner did, and the lines it showed as they are."""

    commands: list[Command] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    stopped: bool = False
    matched: int = 0

    def named(self, name: str) -> list[Command]:
        """All commands of one name."""
        return [command for command in self.commands if command.name == name]


def read(text: str) -> Log:
    """Read a step's output."""
    log = Log()
    registered = set(REGISTERED)
    token = ""
    matching = True
    for line in re.split(r"\r\n|\r|\n", text):
        command = _new(line, registered) or _old(line, registered)
        if command is not None and log.stopped and command.name != token:
            command = None
        if command is None:
            log.lines.append(line)
            log.matched += matching and any(pattern.match(line) for pattern in _TRACEBACK)
        elif log.stopped:
            registered.discard(token)
            log.stopped = False
            log.commands.append(Command("resume", "", {}))
        else:
            log.commands.append(command)
            if command.name == "stop-commands":
                token = command.data.lower()
                registered.add(token)
                log.stopped = True
            matching = matching and not (
                command.name == "remove-matcher" and command.properties.get("owner") == "python"
            )
    return log


def _new(line: str, registered: set[str]) -> Command | None:
    """``::name key=value,key=value::data`` after white space."""
    line = _seen(line).lstrip()
    if not line.startswith("::") or (end := line.find("::", 2)) < 0:
        return None
    name, _, rest = line[2:end].partition(" ")
    if name.lower() not in registered:
        return None
    properties = {}
    for pair in rest.strip().split(","):
        key, _, value = pair.partition("=")
        if key and value:
            properties[key.lower()] = _plain(value, "\r\n:,%")
    return Command(name.lower(), _plain(line[end + 2 :], "\r\n%"), properties)


def _old(line: str, registered: set[str]) -> Command | None:
    """``##[name key=value;key=value]data`` anywhere."""
    line = _seen(line)
    start = line.find("##[")
    end = line.find("]", start)
    if start < 0 or end < 0:
        return None
    name = line[start + 3 : end].partition(" ")[0]
    return Command(name.lower(), line[end + 1 :], {}) if name.lower() in registered else None


def _seen(line: str) -> str:
    """What a comparison by culture sees of ``line``."""
    return "".join(c for c in line if c.isspace() or not _without_shape(c))


def _without_shape(character: str) -> bool:
    code = ord(character)
    selectors = 0xFE00 <= code <= 0xFE0F or 0x180B <= code <= 0x180F or 0xE0100 <= code <= 0xE01EF
    fillers = code in (0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0)
    return selectors or fillers or unicodedata.category(character) in ("Cc", "Cf", "Cn", "Cs")


def _plain(text: str, escaped: str) -> str:
    for character in escaped:  # "%" is the last one
        text = text.replace(f"%{ord(character):02X}", character)
    return text
