"""Searching the archive."""

from argparse import Namespace
from dataclasses import replace

from studio.cli import shapes
from studio.cli.context import Context
from studio.cli.index_making import make_index
from studio.cli.output import UsageProblem
from studio.errors import Reason, Refused
from studio.newsroom.archive import Count, Found, Hit, Search, count, is_made, search
from studio.newsroom.archive_marks import Marked
from studio.newsroom.archive_query import Order
from studio.newsroom.saved_searches import (
    SavedSearch,
    counts,
    find_saved_search,
    forget_search,
    rename_search,
    save_search,
    saved_searches,
)
from studio.wording.terms import STAGES

Mark = dict[str, int]


def search_archive(context: Context, given: Namespace) -> None:
    """Show the articles that have what is asked for, with the passage that answers."""
    if given.limit < 1:
        raise Refused(
            Reason.FIELD_INVALID, field="--limit", value=given.limit, expected=("1", "20")
        )
    if (given.saved is None) == (not given.query):
        raise UsageProblem(context.words.say("Give what to search for, or --saved and a name."))
    with context.acting() as acting:
        made = Search(text=" ".join(given.query))
        kept = made if given.saved is None else find_saved_search(acting, given.saved).search
        order = kept.order if given.order is None else Order(given.order)
        if not is_made(acting):
            make_index(context, acting.store)
        asked = replace(kept, order=order, limit=given.limit, counted=False, misspelt=True)
        found = search(acting, asked)
    _tell(context, found)
    for hit in found.hits:
        context.output.result(hit_shape(hit), _as_text(context, hit))


def list_saved(context: Context, _given: Namespace) -> None:
    """Show the person's saved searches with how much each finds."""
    with context.acting() as acting:
        every = saved_searches(acting)
        if every and not is_made(acting):
            make_index(context, acting.store)
        counted = counts(acting, every)
        for one in every:
            _show_saved(context, one, counted.get(one.id))


def add_saved(context: Context, given: Namespace) -> None:
    """Keep a search by name."""
    with context.acting() as acting:
        asked = Search(text=" ".join(given.query), order=Order(given.order))
        if not is_made(acting):
            make_index(context, acting.store)
        counted = count(acting, asked)
        save_search(acting, given.name, asked)
        _show_saved(context, find_saved_search(acting, given.name), counted)


def rename_saved(context: Context, given: Namespace) -> None:
    """Let a saved search have another name."""
    with context.acting() as acting:
        found = find_saved_search(acting, given.name)
        rename_search(acting, found.id, given.new_name)
        _show_saved(context, find_saved_search(acting, given.new_name), None)


def remove_saved(context: Context, given: Namespace) -> None:
    """Keep a saved search no longer."""
    with context.acting() as acting:
        found = find_saved_search(acting, given.name)
        forget_search(acting, found.id)
        context.output.result(
            {"id": found.id, "removed": True},
            context.words.say("The saved search {name} is removed.", name=found.name),
        )


def _show_saved(context: Context, saved: SavedSearch, counted: Count | None) -> None:
    words, asked = context.words, saved.search
    narrowed = {
        "section": saved.section,
        "author": saved.author,
        "tag": saved.tag,
        "stage": asked.within.stage.value if asked.within.stage else "",
        "year": "" if asked.year is None else str(asked.year),
    }
    shape = {
        "id": saved.id,
        "name": saved.name,
        "text": asked.text,
        "order": asked.order.value,
        **{name: value for name, value in narrowed.items() if value},
        "found": None if counted is None else counted.articles,
        "more": counted is not None and counted.more,
    }
    number = "" if counted is None else f"{words.fact(counted.articles)}{'+' * counted.more}"
    told = " · ".join(words.foreign(one) for one in (asked.text, *narrowed.values()) if one)
    context.output.result(shape, f"{words.foreign(saved.name)}  {number}\n        {told}")


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
    elif found.misspelt:
        context.output.warn(
            words.say("Nothing has these words; these have others that differ by a letter.")
        )
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
