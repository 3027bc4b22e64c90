"""Private drafts by command."""

from argparse import Namespace

from studio.cli.context import Context
from studio.newsroom.private_drafts import keep_private


def keep_private_draft(context: Context, given: Namespace) -> None:
    """Let nobody but its authors see a draft, or let everybody."""
    with context.acting() as acting:
        changed = keep_private(acting, given.article, private=not given.off)
    words = context.words
    told = words.say("Everybody sees it.") if given.off else words.say("Its authors alone see it.")
    shape = {"id": given.article, "private": not given.off, "changed": bool(changed)}
    context.output.result(shape, told)
