"""What a page says of itself in one sentence, to search engines and where it is shared.

A description has 40 to 300 characters: shorter ones are ignored, longer ones cut by others. What a
person wrote comes first; else it is made of the standfirst and the first paragraphs. Deliberately
absent: any text that is not the article's or the house's own.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
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
    around = (plain(text.headline), house.site_name, house.site_description)
    return shortened(_gathered(chain(_own(text), around)), LONGEST)


def summary(text: ArticleText) -> str:
    """Return what stands under an article's headline in a list: one line, of any length.

    It repeats neither headline nor site, so that it can be empty.
    """
    return _line(plain(text.standfirst)) or _gathered(_own(text))


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


def _own(text: ArticleText) -> Iterator[str]:
    yield text.search_description
    yield plain(text.standfirst)
    for block in text.body.blocks:
        if isinstance(block, Paragraph):
            yield plain(block.content)


def _gathered(parts: Iterable[str]) -> str:
    found = ""
    for part in map(_line, parts):
        if len(found) >= SHORTEST:
            break
        if part not in found:
            found = f"{found} {part}".strip()
    return found


def _line(text: str) -> str:
    return " ".join(text.split())
