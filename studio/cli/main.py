"""From arguments to an exit code.

Errors are told in one sentence and sorted by their exit code; what is our own bug is told as such,
with its trace in a log file. Ctrl+C ends a command at once; every use case is one transaction and
every file is renamed into place, so nothing is left half done.
"""

import gettext
import logging
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import platformdirs

from studio.cli.context import Context
from studio.cli.output import Output, UsageProblem
from studio.cli.parser import parser_for
from studio.errors import ExitCode, MidadError
from studio.newsroom.acting import clock
from studio.resources import resource
from studio.settings import language_of_person
from studio.wording.words import Language, Words

INTERRUPTED: Final = 130
"""What a shell gives for a program that Ctrl+C ended (128 + SIGINT)."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that `arguments` name and return its exit code."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    language = Language(language_of_person())
    words = Words(language)
    _speak(language)
    output = Output(words, as_json="--json" in given)
    try:
        parsed = parser_for(words, given).parse_args(given)
        context = Context(output, parsed.newsroom, parsed.person, clock)
        code = parsed.run(context, parsed)
        sys.stdout.flush()
    except UsageProblem as problem:
        output.failure("wrong_usage", str(problem), {})
        return problem.exit_code
    except MidadError as error:
        output.error(error)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has read enough; keep Python from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.DONE
    except Exception:  # noqa: BLE001 - the last resort: everything else is our own bug
        log = _log_bug()
        output.failure(
            "our_bug",
            words.say(
                "This is a fault of Midad itself. Nothing was half done. The trace is in {path}.",
                path=str(log),
            ),
            {"path": str(log)},
        )
        return ExitCode.OUR_BUG
    return ExitCode.DONE if code is None else code


def _speak(language: Language) -> None:
    """Let argparse, which asks gettext, speak `language` too."""
    os.environ["LANGUAGE"] = language.value
    gettext.bindtextdomain("midad", resource("translations"))
    gettext.textdomain("midad")


def _log_bug() -> Path:
    folder = Path(platformdirs.user_log_dir("midad", appauthor=False))
    path = folder / "midad.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            traceback.print_exc(file=file)
    except OSError:
        logging.getLogger(__name__).exception("the trace could not be kept")
    return path
