"""What steps ask for, and what a person says to them.

Deliberately absent: the form in which it is asked (`asking`).
"""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from studio.newsroom.workflow import Action
from studio.ui.look import Kind
from studio.wording.words import mark


class Ask(Struct, frozen=True):
    """What a step asks for: a title, a hint, the words on its button."""

    title: str
    hint: str
    confirm: str
    needs_words: bool = True
    kind: Kind = Kind.PRIMARY


ASKS: Final[Mapping[Action, Ask]] = MappingProxyType(
    {
        Action.SEND_BACK: Ask(
            mark("Send back: what has to change?"),
            mark("The author reads this"),
            mark("Send back"),
        ),
        Action.WITHDRAW: Ask(
            mark("Withdraw: why?"),
            mark("Readers see this in the story's place"),
            mark("Withdraw"),
            kind=Kind.DANGER,
        ),
        Action.CORRECT: Ask(
            mark("Correct: what was wrong?"),
            mark("Readers see this beside the story"),
            mark("Mark as a correction"),
        ),
        Action.UPDATE: Ask(
            mark("Update: what is new?"),
            mark("Readers see this beside the story; it may stay empty"),
            mark("Mark as an update"),
            needs_words=False,
        ),
        Action.SCHEDULE: Ask(
            mark("Schedule: when is it to be published?"),
            mark("By the clock of this city; for the newsroom it is {time}."),
            mark("Schedule"),
            needs_words=False,
        ),
    }
)
"""What each step asks for; the others ask for nothing."""

ON_REFUSAL: Final[Mapping[Action, Ask]] = MappingProxyType(
    {
        Action.SUBMIT: Ask(
            mark("The length is not what was commissioned: why?"),
            mark("The editor reads this"),
            mark("Submit"),
        ),
        Action.PUBLISH: Ask(
            mark("It differs from what readers have: which slip of typing was mended?"),
            mark("The record alone keeps it. For more than that, correct or mark as an update."),
            mark("Publish as a mended slip"),
        ),
        Action.SPIKE: Ask(
            mark("Set a colleague's story aside: why?"),
            mark("The author reads this"),
            mark("Spike"),
            kind=Kind.DANGER,
        ),
    }
)
"""What a step asks for only when the newsroom wants to know."""


class Said(Struct, frozen=True, kw_only=True):
    """What a person said to a step."""

    note: str = ""
    at: datetime | None = None
    zone: str = ""
    clarification: bool = False
    above: bool = False


NOTHING_SAID: Final = Said()
