"""
group: forging
tries: Prints workflow commands and appends to the files by which GitHub takes outputs and summaries.
stopped by: deaf, fresh, mounts, landlock
"""
import os

for line in (
    "::set-output name=score::100",
    "::notice file=sums.py,line=1::All tests passed",
    "::add-mask::0",
    "::stop-commands::x",
    "##vso[task.setvariable variable=score]100",
    "##[section]passed",
):
    print(line)
    print("\r\n" + line + "\r\n")
for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_ENV", "GITHUB_PATH"):
    for path in (os.environ.get(name), "@planted@/github-output", "@planted@/github-summary"):
        try:
            with open(path, "a") as file:
                file.write("score=100\n")
        except (OSError, TypeError):
            pass
