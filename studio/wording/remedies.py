"""What is wrong with what is kept, and what to do about it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from studio.storage.doctor import Problem, ProblemKind
from studio.wording.words import Words, mark

REMEDIES: Final[Mapping[ProblemKind, str]] = MappingProxyType(
    {
        ProblemKind.DATABASE_DAMAGED: mark(
            "The database is damaged ({subject}). Stop writing and restore the newest backup."
        ),
        ProblemKind.REFERENCE_BROKEN: mark(
            "{subject} points to something that is gone. Restore the newest backup."
        ),
        ProblemKind.FORM_DISAGREES: mark(
            "The database's form and its migrations disagree ({subject}). Restore a backup."
        ),
        ProblemKind.REVISION_DAMAGED: mark(
            "Version {subject} is damaged. Take it from a backup; the other versions are sound."
        ),
        ProblemKind.DRAFT_DAMAGED: mark(
            "The unsaved draft {subject} is damaged. The last kept version is sound."
        ),
        ProblemKind.TRAIL_DAMAGED: mark(
            "What was typed between versions ({subject}) is damaged. The versions are sound."
        ),
        ProblemKind.MANIFEST_DAMAGED: mark(
            "The manifest of package {subject} is damaged. Export the article again."
        ),
        ProblemKind.PICTURE_MISSING: mark("The picture {subject} is gone. Add its file again."),
        ProblemKind.PICTURE_DAMAGED: mark("The picture {subject} is damaged. Add its file again."),
        ProblemKind.PICTURE_UNKNOWN: mark(
            "Nobody knows the file {subject} among the pictures. Nothing is lost."
        ),
        ProblemKind.PACKAGE_MISSING: mark(
            "The package {subject} is gone. Export the article again, or restore a backup."
        ),
        ProblemKind.PACKAGE_UNKNOWN: mark(
            "Nobody knows the folder {subject} among the packages. Nothing is lost."
        ),
        ProblemKind.INDEX_MISSING: mark(
            "The database has lost its index {subject}: it answers slowly. It is made again."
        ),
        ProblemKind.SEARCH_DAMAGED: mark(
            "The archive's index is damaged ({subject}). No text is lost; the index is made anew."
        ),
        ProblemKind.SEARCH_DISAGREES: mark(
            "The archive's index is not what the articles say (articles: {subject}). No text is "
            "lost; the index is made anew."
        ),
        ProblemKind.DISK_LOW: mark("The disk is nearly full ({subject}). Make room."),
    }
)


def remedy(problem: Problem, words: Words) -> str:
    """Return what to tell a person about `problem`, in the language of `words`."""
    return words.say(REMEDIES[problem.kind], subject=problem.subject)
