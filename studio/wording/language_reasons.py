"""Why something about words, names and rules could not be done: a part of `reasons`."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from studio.errors import Reason
from studio.wording.words import mark

LANGUAGE_SENTENCES: Final[Mapping[Reason, str]] = MappingProxyType(
    {
        Reason.WORD_INVALID: mark(
            "The dictionary takes one word of {limit} letters at most, without spaces or digits."
        ),
        Reason.WORD_UNKNOWN: mark("The newsroom's dictionary does not have the word {word}."),
        Reason.NAME_INVALID: mark("A name has letters in it, {limit} at most, and on one line."),
        Reason.NAME_UNKNOWN: mark("The register does not have the name {name}."),
        Reason.NAME_EXISTS: mark("The register has {name} already, under {existing}."),
        Reason.NAME_MERGE_SELF: mark("The name {name} cannot be joined with itself."),
        Reason.NAMES_INVALID: mark(
            "This is no list of names: {problem}. Export the register to see what one looks like."
        ),
        Reason.RULE_UNKNOWN: mark("There is no rule {rule}."),
        Reason.RULE_INVALID: mark("The rule {rule} is not taken: {rule_problem}. {detail}"),
        Reason.RULE_BUILT_IN: mark(
            "The rule {rule} comes with Midad: its level can be changed, the rule itself cannot."
        ),
        Reason.RULE_LEVEL_INVALID: mark("A rule has no level {level}, but one of: {grades}."),
        Reason.STYLE_ERRORS: mark(
            "House style has mistakes here that the newsroom lets nobody submit ({errors}): "
            "{found}. Put them right, or ignore those that are none."
        ),
    }
)
