"""The one door for everyone who builds Midad: ``run`` it, or ``test`` it.

    python3 packaging/dev.py run demo --headless FOLDER
    python3 packaging/dev.py test [--long] [arguments of pytest]

It needs git's checkout and Python, nothing else: the locked environment is made in ``.venv``, and
what the system lacks is installed where this person may, else named. This file alone keeps to what
Python 3.7 can read, so that it can say what to install; the work is in the modules beside it.

Exit status: 0 all well, 1 a step failed, 2 wrong words on the command line, 3 something is missing.
"""

from __future__ import annotations

import sys

OLDEST_PYTHON = (3, 11)
USAGE = "usage: dev.py run [ARGUMENTS OF midad]\n       dev.py test [--long] [ARGUMENTS OF pytest]"
FAILED, MISUSED, MISSING = 1, 2, 3


def too_old(version: tuple[int, int], executable: str) -> str | None:
    """Say what to install when this Python is too old; None when it is new enough."""
    if version >= OLDEST_PYTHON:
        return None
    wanted = ".".join(map(str, OLDEST_PYTHON))
    found = ".".join(map(str, version))
    return (
        f"Midad needs Python {wanted} or newer; {executable} is {found}.\n"
        f"Install one (Debian 12, Ubuntu 23.04 and later: apt-get install python3; otherwise\n"
        f"https://www.python.org/downloads/) and run: python{wanted} packaging/dev.py\n\n"
        f"يحتاج مداد إلى بايثون {wanted} أو أحدث، والمثبّت هنا هو {found}.\n"
        f"ثبّت نسخة أحدث من https://www.python.org/downloads/ ثم أعد تشغيل الأمر بها."
    )


def main(arguments: list[str]) -> int:
    """Do what the command line asks and return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace", line_buffering=True)
    message = too_old(sys.version_info[:2], sys.executable)
    if message:
        print(message, file=sys.stderr)
        return MISSING
    if not arguments or arguments[0] not in {"run", "test"}:
        print(USAGE, file=sys.stderr)
        return MISUSED

    # Not before the version is known to be new enough to read them.
    import environment
    import steps

    command, rest = arguments[0], arguments[1:]
    try:
        if command == "run":
            return steps.run(environment.prepare_to_run(), rest)
        return steps.test(environment.prepare_to_test(), rest)
    except environment.UnreadyError as unready:
        print(f"\n{unready}", file=sys.stderr)
        return MISSING
    except KeyboardInterrupt:
        return FAILED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
