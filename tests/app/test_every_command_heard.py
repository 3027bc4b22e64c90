"""Every command is found, heard and done by somebody who hears the window instead of seeing it."""

import time
from functools import partial
from pathlib import Path

from studio.ui.commands import COMMANDS, Do
from studio.wording.words import Language, Words
from tests.app.at_spi import FOCUSED, Heard, reader
from tests.app.listening import lines, listened
from tests.app.screens import Screen, screen, until
from tests.profiles import is_long

NOT_LISTED = {Do.QUICK_OPEN, Do.PALETTE}
"""What shows the list of commands is not in it; its keys reach it (`test_every_key`)."""
CALLED_BY_ITS_STEP = {Do.PRIMARY: "Submit"}
"""What is called by what it does in this story."""
LISTED_SECONDS = 0.2
"""When the list has followed the words."""
SHARE = 6
"""Of so many commands one is also done in the ordinary run."""


def test_every_command_is_found_heard_and_done_from_outside(tmp_path: Path) -> None:
    words = Words(Language.ARABIC)
    offered = [one for one in COMMANDS if one.do not in NOT_LISTED]
    with (
        screen() as on,
        reader(on, tmp_path / "reader") as hears,
        listened(on, tmp_path, listed=True, variables=hears.variables) as heard,
    ):
        on.lay_out("us,ara", 1)
        on.press("Ctrl+Shift+p")
        field = hears.find("text", words.say("Find a command"))
        until(lambda: field.has(FOCUSED), "the focus in the field")
        listed = [one.name for one in hears.find("list", words.say("Found")).children]
        titles = [words.say(CALLED_BY_ITS_STEP.get(one.do, one.title)) for one in offered]
        assert set(titles) - {name.split(",")[0] for name in listed} == set()
        on.press("Esc")
        for command, title in list(zip(offered, titles, strict=True))[:: 1 if is_long() else SHARE]:
            on.press("Ctrl+Shift+p")
            until(lambda: field.has(FOCUSED), "the focus in the field")
            assert field.write(title)
            time.sleep(LISTED_SECONDS)
            until(partial(is_chosen, on, field, title), title, every=0.15)
            before = len(lines(heard))
            on.press("Return")
            until(partial(has_more, heard, before), title)
            assert lines(heard)[before:] == [command.do.value]


def is_chosen(on: Screen, field: Heard, title: str) -> bool:
    """Whether Enter would do a command; go to the next one that is called so where it would not."""
    if field.description.split(",")[0] == title:
        return True
    if field.text == title:
        on.press("Down")
    return False


def has_more(heard: Path, before: int) -> bool:
    return len(lines(heard)) > before
