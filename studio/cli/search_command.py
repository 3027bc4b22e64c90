"""Searching the archive."""

from argparse import Namespace

from studio.cli import shapes
from studio.cli.context import Context
from studio.cli.index_making import make_index
from studio.errors import Reason, Refused
from studio.newsroom.archive import Found, Hit, Order, Search, is_made, search
from studio.newsroom.archive_marks import Marked
from studio.wording.terms import STAGES

Mark = dict[str, int]


def search_archive(context: Context, given: Namespace) -> None:
    """Show the articles that have what is asked for, with the passage that answers."""
    if given.limit < 1:
        raise Refused(
            Reason.FIELD_INVALID, field="--limit", value=given.limit, expected=("1", "20")
        )
    asked = Search(
        text=" ".join(given.query), order=Order(given.order), limit=given.limit, counted=False
    )
    with context.acting() as acting:
        if not is_made(acting):
            make_index(context, acting.store)
        found = search(acting, asked)
    _tell(context, found)
    for hit in found.hits:
        context.output.result(hit_shape(hit), _as_text(context, hit))


def hit_shape(hit: Hit) -> shapes.Shape:
    """Return a hit as programs read it: an article, where its words stand, and in which passage."""
    return {
        **shapes.summary(hit.article),
        "headline": hit.headline.text,
        "headline_marks": _marks(hit.headline),
        "snippet": hit.snippet.text,
        "marks": _marks(hit.snippet),
        "found_in": "published" if hit.published else "working",
    }


def _marks(marked: Marked) -> list[Mark]:
    return [{"offset": start, "length": end - start} for start, end in marked.marks]


def _tell(context: Context, found: Found) -> None:
    words = context.words
    if not found.hits:
        context.output.warn(words.say("Nothing in the archive has all of this."))
    elif found.widened:
        context.output.warn(
            words.say("Nothing has these words as they are; these have them with other prefixes.")
        )


def _as_text(context: Context, hit: Hit) -> str:
    words = context.words
    stage = words.say(STAGES[hit.article.stage])
    return (
        f"{words.fact(hit.article.id):>6}  {stage}  {words.foreign(hit.headline.text)}"
        f"  {words.foreign(hit.article.section_name or '—')}\n        {hit.snippet.text}"
    )
