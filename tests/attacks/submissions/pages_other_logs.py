"""
group: pages
tries: Prints, raises and returns what other places that show logs take for commands: Azure, TeamCity, GitLab, Markdown.
stopped by: clean
"""
TEXT = (
    "##vso[task.setvariable variable=x]y\n##teamcity[testFinished name='t']\n"
    "section_start:0:grader[collapsed=true]\r\x1b[0Ksection_end:0:grader\r\x1b[0K\n"
    "```\n</details></td></tr><!-- \n| a | b |\n|---|---|\n[x](javascript:alert(1)) ![y](http://127.0.0.1/z.png)\n"
    "\u2028::error::x\u2029\x85::warning::y\x0b::notice::z\x0c::stop-commands::t\n\x9b31m\x9d8;;http://x\x9c\n"
    "\u202e\u2066\u200f\ufeff\u00ad @team #1 $(id) `id` <details open ontoggle=alert(1)>\n%0A::error::w\n"
)
print(TEXT)


class Shown(Exception):
    __qualname__ = __module__ = TEXT


def add(a, b):
    raise Shown(TEXT)


def total(numbers):
    return TEXT


def scale(x):
    return {TEXT: TEXT}


def table(frame):
    return frame.rename(columns=lambda _: TEXT)


class Counter:
    def __init__(self, start):
        raise AssertionError(TEXT)
