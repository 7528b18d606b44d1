"""What a runner loads: nothing that its tests do not need."""

from __future__ import annotations

import subprocess
import sys


def test_a_runner_goes_without_pandas() -> None:
    """It takes more time to load than everything else; tests that look at tables import it themselves."""
    program = "import sys, grader.grading.runner; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-P", "-c", program], check=False).returncode == 0
