"""The whole site to a target, by command."""

import hashlib
from argparse import Namespace
from pathlib import Path

from studio.cli.context import Context
from studio.cli.site_commands import write
from studio.errors import Reason, Refused
from studio.export.delivery import Outcome
from studio.export.package import house_cache
from studio.newsroom import sendings, targets
from studio.newsroom.acting import Acting
from studio.sending import site
from studio.sending.lines import open_place
from studio.sending.working import alone
from studio.storage.codes import TargetKind


def send_site(context: Context, given: Namespace) -> None:
    """Bring the site up to date in the person's cache, and what differs of it to a target."""
    words = context.words
    with context.acting() as acting:
        target = targets.find_target(acting, given.to)
        if target.kind is TargetKind.ZIP:
            raise Refused(Reason.TARGET_HOLDS_NO_FILES, target=target.name)
        out = site_cache(acting)
        with alone(acting, target), open_place(target) as place:
            made, held = write(context, acting, out, given.jobs)
            label = words.say("sending the site")
            done = site.send_site(
                place,
                out,
                over=given.over,
                step=lambda number, total: context.output.count(label, number, total),
            )
            context.output.count_no_more(done.sent.files)
        if done.sent.outcome is not Outcome.UNCHANGED:
            sendings.site_was_sent(acting, target.id, files=done.sent.files, size=done.sent.bytes)
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


def site_cache(acting: Acting) -> Path:
    """Return the folder in which this newsroom's site is kept ready, which may be emptied."""
    which = hashlib.sha256(str(acting.store.folder.resolve()).encode()).hexdigest()[:16]
    return house_cache().parent / "sites" / which
