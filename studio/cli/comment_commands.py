"""What people say to each other about an article, and what became of it."""

from argparse import Namespace
from collections.abc import Iterable

from studio.cli import shapes
from studio.cli.context import Context
from studio.document.anchors import Stretch, attached, places
from studio.newsroom import comments
from studio.newsroom.acting import Acting
from studio.newsroom.people import find_person
from studio.newsroom.reading import load
from studio.newsroom.views import CommentView, ThreadView
from studio.wording.words import Words


def list_comments(context: Context, given: Namespace) -> None:
    """Show the threads of an article, in the order in which they were begun."""
    with context.acting() as acting:
        found = comments.threads(acting, given.article)
        where = _places(acting, given.article, found)
        for one in found:
            if one.open or not given.open:
                _show(context, one, where.get(one.id))


def add_comment(context: Context, given: Namespace) -> None:
    """Say something about an article, about words in it, or about a field of it."""
    with context.acting() as acting:
        body = _body(acting, given.text, given.mention)
        anchor = None
        if given.quote or given.field or given.block is not None:
            anchor = comments.quoted_anchor(
                acting, given.article, quoted=given.quote, field=given.field, block=given.block
            )
        comments.add_comment(acting, given.article, body, anchor=anchor)
        newest = max(comments.threads(acting, given.article), key=lambda one: one.id)
        _show(context, newest, _places(acting, given.article, [newest]).get(newest.id))


def answer_comment(context: Context, given: Namespace) -> None:
    """Answer a comment."""
    with context.acting() as acting:
        body = _body(acting, given.text, given.mention)
        comments.answer_comment(acting, given.comment, body)
        _show_thread(context, acting, given.comment)


def edit_comment(context: Context, given: Namespace) -> None:
    """Put other words in the place of one's own."""
    with context.acting() as acting:
        comments.edit_comment(acting, given.comment, _body(acting, given.text, given.mention))
        _show_thread(context, acting, given.comment)


def resolve_comment(context: Context, given: Namespace) -> None:
    """Say that a thread is settled."""
    with context.acting() as acting:
        comments.resolve_comment(acting, given.comment)
        _show_thread(context, acting, given.comment)


def reopen_comment(context: Context, given: Namespace) -> None:
    """Say that a thread is not settled after all."""
    with context.acting() as acting:
        comments.reopen_comment(acting, given.comment)
        _show_thread(context, acting, given.comment)


def delete_comment(context: Context, given: Namespace) -> None:
    """Take back what nobody answered."""
    with context.acting() as acting:
        changed = comments.delete_comment(acting, given.comment)
        context.output.result(
            {"comment": given.comment, "article": changed.article, "removed": True},
            context.words.say("The comment is deleted."),
        )


def _body(acting: Acting, text: str, named: Iterable[str]) -> str:
    people = (find_person(acting, name).id for name in named)
    return " ".join((*map(comments.mention, people), text))


def _places(acting: Acting, article: int, found: Iterable[ThreadView]) -> dict[int, Stretch]:
    """Return where the article's newest text shows threads."""
    anchors = {one.anchor.id: (one.id, one.anchor) for one in found if one.anchor is not None}
    text = attached(load(acting, article).text, (anchor for _, anchor in anchors.values()))
    return {anchors[id_][0]: at for id_, at in places(text).items() if id_ in anchors}


def _show_thread(context: Context, acting: Acting, comment: int) -> None:
    one = comments.thread(acting, comment)
    _show(context, one, _places(acting, one.comment.article, [one]).get(one.id))


def _show(context: Context, one: ThreadView, place: Stretch | None) -> None:
    shape = shapes.thread(one, place)
    words = context.words
    state = words.say("open") if one.open else words.say("resolved")
    if not shape["attached"]:
        state = f"{state}, {words.say('not attached')}"
    lines = [f"{_said(words, one.comment)}  ({state})"]
    if shape["quoted"]:
        lines.append(f"        «{shape['quoted']}»")
    lines += (f"    {_said(words, answer)}" for answer in one.answers)
    context.output.result(shape, "\n".join(lines))


def _said(words: Words, one: CommentView) -> str:
    return f"{words.fact(one.id):>6}  {words.foreign(one.author_name)}: {words.foreign(one.body)}"
