"""``midad`` and ``python -m studio``."""

import gc
import sys
from typing import Final

from studio.cli.start import quick_start

_SELDOM: Final = 100_000
"""Objects that a command makes before Python looks for what can go: mostly, nothing can."""


def main() -> int:
    """Run ``midad`` and return its exit code: the window at once, or a command."""
    arguments = sys.argv[1:]
    code = quick_start(arguments)
    if code is not None:
        return code
    # What reads commands is imported when there is a command to read; all of it stays, so that
    # nobody need look through it for what can go.
    gc.disable()
    from studio.cli.main import main as run_command

    gc.freeze()
    gc.set_threshold(_SELDOM)
    gc.enable()
    return run_command(arguments)


if __name__ == "__main__":
    sys.exit(main())
