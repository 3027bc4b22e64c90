"""What a batch did as a toast says it, and what it would take away before it is done."""

from typing import Final

from studio.errors import MidadError
from studio.newsroom.batch import Batch
from studio.ui.look.text import isolated
from studio.wording.reasons import sentence
from studio.wording.words import Words

_NAMED: Final = 3
"""So many that were left alone are named with their reasons; the others are counted."""


def told_of(made: Batch, words: Words) -> str:
    """Return the number of changed stories, then each that was left as it was, with its reason."""
    lines = [words.counted("{n} story was changed.", "{n} stories were changed.", len(made.done))]
    for one in made.skipped[:_NAMED]:
        headline = isolated(one.headline) if one.headline else words.say("No headline yet")
        lines.append(f"{headline}: {sentence(one.why, words)}")
    if (more := len(made.skipped) - _NAMED) > 0:
        lines.append(
            words.counted("{n} more was left as it was.", "{n} more were left as they were.", more)
        )
    return "\n".join(lines)


def told_of_loss(why: MidadError, words: Words) -> str:
    """Return what a change would take from stories that are approved or scheduled."""
    approved, scheduled = int(str(why.facts["approved"])), int(str(why.facts["scheduled"]))
    told = words.counted(
        "{n} approved story will need approval again.",
        "{n} approved stories will need approval again.",
        approved,
    )
    if not scheduled:
        return told
    slots = words.counted(
        "{n} scheduled story loses its time.", "{n} scheduled stories lose their time.", scheduled
    )
    return f"{told} {slots}"
