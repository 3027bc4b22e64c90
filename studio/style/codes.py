"""The codes of what the copy desk finds beside its rules; whoever says them needs no rule."""

from typing import Final

NAME_REGISTER: Final = "name_register"
"""A name is written otherwise than the newsroom's register has it."""
NAMES: Final = "names"
"""The rule of one name in two spellings within an article."""
