"""What reading other people's files finds wrong, or leaves out: codes for sentences to be made of.

Apart from the readers, which are slow to import and whose findings are named where nothing is read.
"""

from enum import StrEnum


class FrontMatterFault(StrEnum):
    """What is wrong with a line of front matter; where it helps, a key or YAML's words follow."""

    NOT_CLOSED = "not_closed"
    UNREADABLE = "unreadable"
    PAIRS_WANTED = "pairs_wanted"
    WORD_WANTED = "word_wanted"
    TWICE = "twice"
    TEXT_WANTED = "text_wanted"
    TEXTS_WANTED = "texts_wanted"
    LANGUAGE_WANTED = "language_wanted"
    DIRECTION_WANTED = "direction_wanted"
    ANCHOR = "anchor"
    TOO_DEEP = "too_deep"


class Removal(StrEnum):
    """What was left out of foreign HTML, for the bar that says so."""

    ACTIVE = "active"  # scripts, forms, objects
    CONTROLS = "controls"  # bidi overrides and other characters that no text may hold
    FRAME = "frame"  # a frame of an unknown provider
    HIDDEN = "hidden"
    LINK = "link"  # an address that may not be a link
    PICTURE = "picture"  # written into the page, on somebody's computer, or within a table
    TRACKING = "tracking"  # of links
