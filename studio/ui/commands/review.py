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
    Command(Do.COMMENT, mark("Comment"), _GROUP, ("Ctrl+M",), Symbol.COMMENT),
    Command(Do.EXPORT, mark("Export"), _GROUP, ("Ctrl+E",), Symbol.EXPORT, over_fields=True),
    Command(Do.SITE, mark("Make the site"), _GROUP, (), Symbol.NEWSROOM),
    Command(Do.SEND_AGAIN, mark("Send the new text"), _GROUP, ("Shift+F9",), Symbol.SEND),
    Command(Do.PRINT, mark("Print"), _GROUP, ("Ctrl+P",), Symbol.PRINT),
    Command(
        Do.SUGGEST,
        mark("Suggest changes"),
        _GROUP,
        ("Ctrl+Shift+E",),
        Symbol.RENAME,
        checkable=True,
    ),
    Command(Do.NEXT_REMARK, mark("Next remark"), _GROUP, ("F8",), Symbol.COMMENT),
    Command(Do.PREVIOUS_REMARK, mark("Previous remark"), _GROUP, ("Shift+F8",)),
    Command(Do.NEXT_SUGGESTION, mark("Next suggestion"), _GROUP),
    Command(Do.ACCEPT, mark("Accept the suggestion"), _GROUP, (), Symbol.SAVED),
    Command(Do.REJECT, mark("Reject the suggestion"), _GROUP, (), Symbol.CLOSE),
    Command(Do.ACCEPT_PERSON, mark("Accept all by this person"), _GROUP),
    Command(Do.REJECT_PERSON, mark("Reject all by this person"), _GROUP),
    Command(Do.ACCEPT_SPELLING, mark("Accept all spelling"), _GROUP),
    Command(Do.ACCEPT_PUNCTUATION, mark("Accept all punctuation and spacing"), _GROUP),
    Command(Do.ACCEPT_FORMATTING, mark("Accept all formatting"), _GROUP),
    Command(Do.ACCEPT_INSERTIONS, mark("Accept all insertions"), _GROUP),
    Command(Do.ACCEPT_DELETIONS, mark("Accept all deletions"), _GROUP),
    Command(Do.ACCEPT_WORDING, mark("Accept all other wording"), _GROUP),
    Command(Do.ACCEPT_BLOCKS, mark("Accept all changes of paragraphs and blocks"), _GROUP),
    Command(Do.ACCEPT_CHOSEN, mark("Accept what is selected"), _GROUP),
    Command(Do.REJECT_CHOSEN, mark("Reject what is selected"), _GROUP),
    Command(Do.ACCEPT_ALL, mark("Accept all suggestions"), _GROUP),
    Command(Do.REJECT_ALL, mark("Reject all suggestions"), _GROUP),
    Command(Do.VIEW_ALL, mark("Show all suggestions"), _GROUP, checkable=True),
    Command(Do.VIEW_FINAL, mark("Show the final text"), _GROUP, checkable=True),
    Command(Do.VIEW_ORIGINAL, mark("Show the original text"), _GROUP, checkable=True),
    Command(Do.SAVE_PDF, mark("Save as PDF"), _GROUP, (), Symbol.PRINT),
    Command(Do.SAVE_WORD, mark("Save as a Word file"), _GROUP, (), Symbol.EXPORT),
)
