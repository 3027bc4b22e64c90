"""What is told of articles that came in from files, and exports of WordPress, which hold many."""

from pathlib import Path

from studio.cli.context import Context
from studio.cli.files import picture_beside
from studio.errors import ExitCode, MidadError, Reason, Refused, Unavailable
from studio.newsroom.acting import Acting
from studio.newsroom.importing import Imported
from studio.wording.cautions import caution_sentence
from studio.wording.reasons import sentence


def import_posts(
    context: Context, acting: Acting, path: Path, section: int | None
) -> ExitCode | None:
    """Bring every post of a file in; return how the first that did not come in failed, if any."""
    from studio.newsroom.importing_wordpress import import_wordpress

    failed: ExitCode | None = None
    name = str(path)
    try:
        with path.open("rb") as stream:
            found = import_wordpress(acting, stream, name, picture_beside(path), section=section)
            for entry in found:
                if entry.error is not None:
                    failed = failed or entry.error.exit_code
                    tell_failure(context, entry.error, name, entry.line)
                elif entry.imported is not None:
                    tell_imported(context, entry.imported, name)
    except (FileNotFoundError, IsADirectoryError):
        missing = Refused(Reason.FILE_MISSING, path=name)
        tell_failure(context, missing, name)
        return missing.exit_code
    except OSError as error:
        problem = error.strerror or str(error)
        unavailable = Unavailable(Reason.DISK_FAILED, path=name, problem=problem)
        tell_failure(context, unavailable, name)
        return unavailable.exit_code
    except MidadError as error:
        tell_failure(context, error, name)
        return error.exit_code
    return failed


def tell_imported(context: Context, found: Imported, name: str) -> None:
    """Say what a file, or an entry of it, became and what somebody should look at."""
    words = context.words
    warnings = [caution_sentence(caution, words) for caution in found.warnings]
    for warning in warnings:
        context.output.warn(f"{words.foreign(name)}: {warning}")
    context.output.result(
        {
            "id": found.article,
            "file": name,
            "headline": found.headline,
            "warnings": [
                {"code": one.code.value, "value": one.value, "message": told}
                for one, told in zip(found.warnings, warnings, strict=True)
            ],
        },
        f"{words.fact(found.article)}  {found.headline}",
    )


def tell_failure(context: Context, error: MidadError, name: str, line: int | None = None) -> None:
    """Say why a file, or the entry that begins at `line` of it, did not come in."""
    words = context.words
    where = words.foreign(name if line is None else f"{name}:{line}")
    facts = {**error.facts, "file": name, **({} if line is None else {"line": line})}
    context.output.failure(
        error.reason.value, f"{where}: {sentence(error, words, by_command=True)}", facts
    )
