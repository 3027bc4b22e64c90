"""What is commanded on a story's way to its readers."""

from typing import Final

from studio.ui.commands.command import Command
from studio.ui.commands.names import Do, Group
from studio.ui.look import Symbol
from studio.wording.words import mark

_GROUP = Group.REVIEW

REVIEW: Final = (
    Command(Do.PRIMARY, mark("Next step"), _GROUP, ("Ctrl+Return", "Ctrl+Enter"), Symbol.SEND),
    Command(
        Do.SEND_BACK,
        mark("Send back"),
        _GROUP,
        ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
        Symbol.SEND_BACK,
    ),
    Command(Do.TAKE_BACK, mark("Take back"), _GROUP, (), Symbol.UNDO),
    Command(Do.SCHEDULE, mark("Schedule"), _GROUP, (), Symbol.SCHEDULED),
    Command(Do.UNSCHEDULE, mark("Unschedule"), _GROUP, (), Symbol.CALENDAR),
    Command(Do.WITHDRAW, mark("Withdraw"), _GROUP, (), Symbol.WITHDRAWN),
    Command(Do.UPDATE, mark("Mark as an update"), _GROUP, (), Symbol.HISTORY),
    Command(Do.CORRECT, mark("Correct"), _GROUP, ("Ctrl+Shift+C",), Symbol.PEN),
    Command(Do.EXPORT, mark("Export"), _GROUP, ("Ctrl+E",), Symbol.EXPORT),
    Command(Do.PRINT, mark("Print"), _GROUP, ("Ctrl+P",), Symbol.PRINT),
    Command(Do.SAVE_PDF, mark("Save as PDF"), _GROUP, (), Symbol.PRINT),
)
