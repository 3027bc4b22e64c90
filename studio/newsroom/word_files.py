"""An article as a Word file, with its pictures: for those who write, check or print elsewhere.

Pictures are made anew, so that nothing of their cameras leaves the house. One that cannot be read
holds nothing up; its words stand in its place. Deliberately absent: where the file goes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from studio.document.article import ArticleText
from studio.document.docx_out import DocxPicture, write_docx
from studio.errors import MidadError
from studio.newsroom.acting import Acting
from studio.newsroom.obstacles import figures

PICTURE_WIDTH: Final = 1600
"""Pixels: sharp on paper over the whole width of a sheet."""


@dataclass(frozen=True, slots=True)
class WordCopy:
    """A Word file, and how many of the article's pictures could not come into it."""

    data: bytes
    missing: int = 0


def word_copy(
    acting: Acting, text: ArticleText, heard: Callable[[int, int], None] = lambda *_: None
) -> WordCopy:
    """Return `text` as a Word file, with what is suggested taken.

    `heard` is told how many of how many pictures are done.
    """
    from studio.imaging.guard import render
    from studio.imaging.values import Rendition

    wanted = tuple(dict.fromkeys(one.picture for one, _, _ in figures(text) if one.picture))
    made: dict[str, DocxPicture] = {}
    for index, sha256 in enumerate(wanted):
        heard(index, len(wanted))
        try:
            original = acting.store.media.read(sha256)
            (picture,) = render(original, [Rendition(PICTURE_WIDTH)])
        except MidadError:
            continue
        made[sha256] = DocxPicture(picture.data, "jpeg", picture.width, picture.height)
    return WordCopy(write_docx(text, made), len(wanted) - len(made))
