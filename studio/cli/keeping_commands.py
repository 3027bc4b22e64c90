"""Keeping safe: backups, bringing one back, and checking what is kept.

These need the newsroom's folder and nobody's sign-in: whoever may read the folder can copy it
anyway, and a timer has no password.
"""

from argparse import Namespace

from studio.cli.context import Context
from studio.cli.index_making import make_index
from studio.errors import Damaged, ExitCode, Reason
from studio.newsroom import record
from studio.storage import backup
from studio.storage.doctor import ProblemKind, check, mend_indexes
from studio.wording.reasons import sentence
from studio.wording.remedies import remedy


def back_up(context: Context, given: Namespace) -> None:
    """Write a verified copy of the whole newsroom to one file."""
    words = context.words
    with context.store() as store:
        report = backup.back_up(store, given.out)
    context.output.result(
        {
            "backup": str(given.out),
            "bytes": report.bytes,
            "pictures": report.pictures,
            "packages": report.packages,
            "missing": list(report.missing),
        },
        words.say(
            "The backup {path} is whole ({size}).",
            path=str(given.out),
            size=words.size(report.bytes),
        ),
    )
    for name in report.missing:
        context.output.warn(words.say("{name} was missing already.", name=name))


def restore_backup(context: Context, given: Namespace) -> None:
    """Bring a backup back; what it replaces is kept aside."""
    words = context.words
    report = backup.restore_backup(given.file, context.folder)
    aside = str(report.kept_aside) if report.kept_aside else None
    told = words.say("The newsroom is back at {path}.", path=str(report.folder))
    if aside:
        told += " " + words.say("What was there lies at {path}.", path=aside)
    context.output.result(
        {
            "newsroom": str(report.folder),
            "pictures": report.pictures,
            "packages": report.packages,
            "kept_aside": aside,
        },
        told,
    )


def doctor(context: Context, _given: Namespace) -> int:
    """Check everything that is kept, and the record's chain; make indexes good again."""
    words = context.words
    with context.store() as store:
        problems = check(store)
        found = [
            {"code": one.kind.value, "subject": one.subject, "message": remedy(one, words)}
            for one in problems
        ]
        kinds = {one.kind for one in problems}
        if not store.read_only:
            if ProblemKind.INDEX_MISSING in kinds:
                mend_indexes(store)
            if kinds & {ProblemKind.SEARCH_DISAGREES, ProblemKind.SEARCH_DAMAGED}:
                make_index(context, store, anew=True)
        if (broken := record.verify(store)) is not None:
            told = sentence(Damaged(Reason.RECORD_BROKEN, entry=broken), words, by_command=True)
            found.append({"code": "record_broken", "subject": str(broken), "message": told})
    lines = [one["message"] for one in found] or [words.say("Everything is sound.")]
    context.output.result({"sound": not found, "problems": found}, "\n".join(lines))
    return ExitCode.DAMAGED if found else ExitCode.DONE
