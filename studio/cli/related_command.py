"""What the archive has like an article, by command: copies, earlier coverage, and tags."""

from argparse import Namespace

from studio.cli import shapes
from studio.cli.context import Context
from studio.cli.index_making import make_index
from studio.errors import Reason, Refused
from studio.newsroom.archive import is_made
from studio.newsroom.coverage import Earlier, coverage_of
from studio.newsroom.views import TagView


def show_related(context: Context, given: Namespace) -> None:
    """Show what is like an article, the likest first; or, where asked, tags for it."""
    if given.limit < 1:
        raise Refused(Reason.FIELD_INVALID, field="--limit", value=given.limit, expected=("1", "8"))
    with context.acting() as acting:
        if not is_made(acting):
            make_index(context, acting.store)
        found = coverage_of(acting, given.article, limit=given.limit)
    if given.tags:
        for tag in found.tags[: given.limit]:
            _show_tag(context, tag)
        return
    for one in found.earlier:
        _show(context, one)
    if not found.earlier:
        context.output.warn(context.words.say("The archive has nothing like this text."))


def _show(context: Context, one: Earlier) -> None:
    words = context.words
    kind = words.say("copy") if one.copy else words.say("related")
    share = words.fact(round(one.alike * 100))
    context.output.result(
        {
            **shapes.summary(one.article),
            "kind": "copy" if one.copy else "related",
            "alike": round(one.alike, 3),
        },
        f"{words.fact(one.article.id):>6}  {kind} {share}%  {words.foreign(one.article.headline)}",
    )


def _show_tag(context: Context, tag: TagView) -> None:
    context.output.result(
        {"id": tag.id, "name": tag.name, "articles": tag.articles},
        f"{context.words.foreign(tag.name)}  {context.words.fact(tag.articles)}",
    )
