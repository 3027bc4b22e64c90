"""Where something was done from, in words: a line of the record's last part."""

from typing import Final

from studio.newsroom.origins import Way, read_origin
from studio.wording.words import Words, mark

WAYS: Final = {
    Way.WINDOW: mark("in the window"),
    Way.CLOCK: mark("by itself, in an open window"),
    Way.COMMAND: mark("by command line"),
    Way.TIMER: mark("by a timer"),
}


def origin_words(kept: str, words: Words) -> str:
    """Return where something was done from, by what the record keeps of it."""
    origin = read_origin(kept)
    if origin.way is None:
        return words.foreign(origin.computer)
    way = words.say(WAYS[origin.way])
    if not origin.computer:
        return way
    return words.say("{way}, on {computer}", way=way, computer=origin.computer)
