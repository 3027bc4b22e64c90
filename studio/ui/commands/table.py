"""Every command of the window in one table, in the order of the key sheet."""

from typing import Final

from studio.ui.commands.blocks import BLOCKS
from studio.ui.commands.command import Command
from studio.ui.commands.house import HOUSE
from studio.ui.commands.letters import LETTERS
from studio.ui.commands.review import REVIEW
from studio.ui.commands.stories import STORIES
from studio.ui.commands.window import WINDOW
from studio.ui.commands.writing import WRITING

COMMANDS: Final[tuple[Command, ...]] = (
    *STORIES,
    *REVIEW,
    *WRITING,
    *LETTERS,
    *BLOCKS,
    *WINDOW,
    *HOUSE,
)
"""Every command there is."""
