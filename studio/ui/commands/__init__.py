"""Every command of the window in one table: its words, keys and icon.

Menus, buttons, the command palette and the key sheet are made from it. Keys are letters, F-keys
and Enter alone, which every layout has. Deliberately absent: what a command does; rooms say so
through the `Deck` of their window.
"""

from studio.ui.commands.command import Command
from studio.ui.commands.deck import Deck, shown_keys
from studio.ui.commands.names import GROUPS, Do, Group
from studio.ui.commands.table import COMMANDS

__all__ = ["COMMANDS", "GROUPS", "Command", "Deck", "Do", "Group", "shown_keys"]
