"""The whole site to a target, by command."""

from argparse import Namespace

from studio.cli.context import Context
from studio.cli.site_commands import maker
from studio.export.delivery import Outcome
from studio.newsroom import targets
from studio.sending.phases import Phase
from studio.sending.whole_site import send_whole_site


def send_site(context: Context, given: Namespace) -> None:
    """Bring the site up to date in the person's cache, and what differs of it to a target."""
    words = context.words
    labels = {
        Phase.MAKING: words.say("making the site"),
        Phase.LOOKING: "",
        Phase.BRINGING: words.say("sending the site"),
        Phase.PLACING: words.say("putting the site in place"),
    }

    def step(phase: Phase, done: int, total: int) -> None:
        context.output.count(labels[phase], done, total)

    with context.acting() as acting:
        target = targets.find_target(acting, given.to)
        site = send_whole_site(
            acting, target, maker(context, given.jobs), over=given.over, step=step
        )
    if site is None:  # a counter stops nothing
        raise AssertionError
    context.output.count_no_more(2)
    made, done, held = site.made, site.there, site.held
    for article in held:
        context.output.warn(
            words.say("Article {article} is under an embargo and was left out.", article=article)
        )
    if done.sent.outcome is Outcome.UNCHANGED:
        said = words.say("{target} has the whole site already.", target=words.foreign(target.name))
    else:
        said = words.say(
            "{target} has the whole site. Files brought: {files} ({size}), taken away: {removed}, "
            "of {all}.",
            target=words.foreign(target.name),
            files=done.sent.files,
            size=words.size(done.sent.bytes),
            removed=done.removed,
            all=made.files,
        )
    context.output.result(
        {
            "target": target.name,
            "outcome": done.sent.outcome.value,
            "articles": made.articles,
            "files": made.files,
            "sent": done.sent.files,
            "bytes": done.sent.bytes,
            "removed": done.removed,
            "held": list(held),
        },
        said,
    )
