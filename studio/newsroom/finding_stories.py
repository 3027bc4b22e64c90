"""Finding a story to open or to link to by a few of its words, while somebody types them.

By its headline first, then by its text, in whatever spelling; where nothing has the words, by
words that differ from them by a letter. Without an index the newest headlines alone are looked
through. Deliberately absent: counts and what narrows (`archive`).
"""

from typing import Final

from studio.errors import MidadError, Reason
from studio.newsroom import desk
from studio.newsroom.acting import Acting
from studio.newsroom.archive import Found, Hit, Search, search
from studio.newsroom.archive_marks import Marked

_ODD: Final = frozenset(
    {
        *(Reason.QUERY_TOO_LONG, Reason.QUERY_DATE_UNKNOWN, Reason.QUERY_STAGE_UNKNOWN),
        *(Reason.SECTION_UNKNOWN, Reason.TAG_UNKNOWN),
    }
)


def find_stories(acting: Acting, words: str, *, limit: int = 8) -> tuple[Hit, ...]:
    """Return at most `limit` stories that have every one of `words`, or their beginnings.

    Those whose headline has them come first, then the last saved. Empty for what cannot be asked.
    Raises `Refused`: PERSON_RETIRED.
    """
    try:
        return _from_index(acting, words, limit)
    except MidadError as error:
        if error.reason in _ODD:
            return ()
        if error.reason is not Reason.SEARCH_UNAVAILABLE:
            raise
    found = desk.find_headlines(acting, words, limit=limit)
    return tuple(Hit(one, Marked(one.headline), Marked(""), published=False) for one in found)


def _from_index(acting: Acting, words: str, limit: int) -> tuple[Hit, ...]:
    found: dict[int, Hit] = {}
    for headlines, misspelt in ((True, False), (False, False), (True, True), (False, True)):
        if misspelt and (found or not words.strip()):
            break
        asked = _ask(acting, words, limit, headlines=headlines, misspelt=misspelt)
        for hit in asked.hits:
            found.setdefault(hit.article.id, hit)
        if len(found) >= limit or not words.strip():
            break
    return tuple(found.values())[:limit]


def _ask(acting: Acting, words: str, limit: int, *, headlines: bool, misspelt: bool) -> Found:
    return search(
        acting,
        Search(
            text=words,
            limit=limit,
            typing=True,
            counted=False,
            headlines=headlines,
            misspelt=misspelt,
        ),
    )
