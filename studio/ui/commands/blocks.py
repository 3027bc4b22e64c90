"""What is commanded of paragraphs and of everything between them."""

from typing import Final

from studio.ui.commands.command import Command
from studio.ui.commands.names import Do, Group
from studio.ui.look import Symbol
from studio.wording.words import mark

_GROUP = Group.BLOCKS

BLOCKS: Final = (
    Command(Do.PARAGRAPH, mark("Paragraph"), _GROUP),
    Command(Do.HEADING, mark("Sub-heading"), _GROUP, (), Symbol.HEADING),
    Command(Do.HEADING_3, mark("Sub-heading, second level"), _GROUP, (), Symbol.HEADING),
    Command(Do.HEADING_4, mark("Sub-heading, third level"), _GROUP, (), Symbol.HEADING),
    Command(Do.BULLETS, mark("Bulleted list"), _GROUP, (), Symbol.BULLETS, checkable=True),
    Command(Do.NUMBERS, mark("Numbered list"), _GROUP, (), Symbol.NUMBERS, checkable=True),
    Command(Do.QUOTE, mark("Quotation"), _GROUP, (), Symbol.QUOTE, checkable=True),
    Command(Do.FIGURE, mark("Picture"), _GROUP, (), Symbol.FIGURE),
    Command(Do.EMBED, mark("Embedded post or video"), _GROUP, (), Symbol.EMBED),
    Command(Do.PULL_QUOTE, mark("Pull quote"), _GROUP, (), Symbol.PULL_QUOTE),
    Command(Do.GALLERY, mark("Gallery"), _GROUP, (), Symbol.GALLERY),
    Command(Do.TABLE, mark("Table"), _GROUP, (), Symbol.TABLE),
    Command(Do.RELATED, mark("Related stories"), _GROUP, (), Symbol.RELATED),
    Command(Do.FOOTNOTE, mark("Footnote"), _GROUP, (), Symbol.FOOTNOTE),
    Command(Do.CODE_BLOCK, mark("Code"), _GROUP, (), Symbol.CODE, checkable=True),
    Command(Do.INFO_BOX, mark("Information box"), _GROUP, (), Symbol.BOX, checkable=True),
    Command(Do.FACTS_BOX, mark("Facts box"), _GROUP, (), Symbol.BOX, checkable=True),
    Command(Do.RULE, mark("Dividing line"), _GROUP, (), Symbol.RULE),
    Command(Do.LEAD_PICTURE, mark("Choose the lead picture"), _GROUP, (), Symbol.FIGURE),
    Command(Do.CONTINUE_ITEM, mark("Further paragraph of the list's item"), _GROUP, checkable=True),
    Command(
        Do.DIRECTION,
        mark("Turn the paragraph's direction"),
        _GROUP,
        ("Ctrl+Shift+X",),
        Symbol.DIRECTION,
    ),
    Command(Do.DIRECTION_RTL, mark("Right to left"), _GROUP, (), Symbol.PARAGRAPH_RTL),
    Command(Do.DIRECTION_LTR, mark("Left to right"), _GROUP, (), Symbol.PARAGRAPH_LTR),
    Command(Do.DETECT_DIRECTION, mark("Detect the direction"), _GROUP),
    Command(Do.ALIGN_START, mark("Align at the start"), _GROUP, (), Symbol.ALIGN_START),
    Command(Do.ALIGN_CENTER, mark("Centre"), _GROUP, (), Symbol.ALIGN_CENTER),
    Command(Do.ALIGN_END, mark("Align at the end"), _GROUP, (), Symbol.ALIGN_END),
)
