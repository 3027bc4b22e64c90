"""What somebody should look at after an import."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from studio.newsroom.importing import Caution, CautionCode
from studio.wording.reasons import NEAREST
from studio.wording.terms import code_term
from studio.wording.words import Words, mark

CAUTIONS: Final[Mapping[CautionCode, str]] = MappingProxyType(
    {
        CautionCode.SECTION_UNKNOWN: mark("There is no section {value}; the section is empty."),
        CautionCode.TAG_INVALID: mark("{value} cannot be a tag and was left out."),
        CautionCode.KEY_UNKNOWN: mark("Nobody understands {value}; it was left out."),
        CautionCode.HEADLINE_MISSING: mark("No headline was found; write one."),
        CautionCode.PICTURE_ELSEWHERE: mark(
            "The picture {value} is not in the newsroom; add it before publishing."
        ),
        CautionCode.LEFT_OUT: mark("Something was left out of the page: {value}."),
    }
)


def caution_sentence(caution: Caution, words: Words) -> str:
    """Return what to tell a person about `caution`, in the language of `words`."""
    value = code_term(caution.code, caution.value, words)
    told = words.say(CAUTIONS[caution.code], value=value)
    if caution.nearest:
        return f"{told} {words.say(NEAREST, nearest=caution.nearest)}"
    return told
