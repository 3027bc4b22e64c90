"""What a page says of itself in one sentence, to search engines and where it is shared.

A description has 40 to 300 characters: shorter ones are ignored, longer ones cut by others. What a
person wrote comes first; else it is made of the standfirst and the first paragraphs. Deliberately
absent: any text that is not the article's or the house's own.
"""

from collections.abc import Iterator
from typing import Final

from studio.arabic.segmentation import graphemes, sentences, words
from studio.document.article import ArticleText
from studio.document.blocks import Paragraph
from studio.document.inline import plain
from studio.settings import House

SHORTEST: Final = 40
LONGEST: Final = 300
_ELLIPSIS: Final = "…"


def description(text: ArticleText, house: House) -> str:
    """Return the description of an article: one line, `LONGEST` characters at most.

    It has `SHORTEST` characters unless article and house together say less.
    """
    found = ""
    for part in _parts(text, house):
        if len(found) >= SHORTEST:
            break
        if part not in found:
            found = f"{found} {part}".strip()
    return shortened(found, LONGEST)


def shortened(text: str, longest: int) -> str:
    """Return `text` in at most `longest` characters.

    It ends with a sentence where that leaves more than half, else with a word and an ellipsis.
    """
    if len(text) <= longest:
        return text
    whole = max((span.end for span in sentences(text) if span.end <= longest), default=0)
    if whole > longest // 2:
        return text[:whole]
    room = longest - len(_ELLIPSIS)
    end = max((span.end for span in words(text) if span.end <= room), default=0)
    if not end:
        end = _last_whole_letter(text, room)
    return text[:end] + _ELLIPSIS


def _last_whole_letter(text: str, room: int) -> int:
    end = 0
    for letter in graphemes(text[: room + 1]):
        if end + len(letter) > room:
            break
        end += len(letter)
    return end or room


def _parts(text: ArticleText, house: House) -> Iterator[str]:
    candidates = (
        text.search_description,
        plain(text.standfirst),
        *(plain(block.content) for block in text.body.blocks if isinstance(block, Paragraph)),
        plain(text.headline),
        house.site_name,
        house.site_description,
    )
    for candidate in candidates:
        if line := " ".join(candidate.split()):
            yield line
