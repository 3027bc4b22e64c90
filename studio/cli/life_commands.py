"""The life of an article, and its way out of the house."""

from argparse import Namespace
from collections.abc import Callable
from typing import TypeAlias

from msgspec.structs import replace

from studio.cli import shapes
from studio.cli.context import Context
from studio.cli.output import UsageProblem
from studio.document.article import NotePlace
from studio.errors import ExitCode
from studio.export.delivery import Outcome, export_articles, export_wxr
from studio.export.package import house_packager
from studio.newsroom import actions, declaring, publication, publishing, slots
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.fields import moment
from studio.newsroom.origins import Way, origin_here
from studio.newsroom.reading import load
from studio.newsroom.workflow import Action
from studio.storage.codes import PackageStatus
from studio.wording.reasons import sentence
from studio.wording.terms import STAGES
from studio.wording.words import mark

_Step: TypeAlias = Callable[[Acting, Namespace], Changes]

_OUTCOMES = {
    Outcome.WRITTEN: mark("written"),
    Outcome.REPLACED: mark("replaced"),
    Outcome.UNCHANGED: mark("unchanged"),
}


def step(action: Action, context: Context, given: Namespace) -> None:
    """Take one step in an article's life."""
    with context.acting() as acting:
        changed = _STEPS[action](acting, given)
        show_stage(context, acting, given.article, changed)


def show_stage(context: Context, acting: Acting, article: int, changed: Changes) -> None:
    """Say where an article stands now."""
    found = load(acting, article).summary
    words = context.words
    context.output.result(
        {**shapes.summary(found), "changed": bool(changed)},
        words.say(
            "{id} {headline}: {stage}, version {revision}",
            id=found.id,
            headline=found.headline,
            stage=words.say(STAGES[found.stage]),
            revision=found.revision,
        ),
    )


def publish(context: Context, given: Namespace) -> int | None:
    """Publish one article, or all whose time has come."""
    if given.due == (given.article is not None) or (given.late and not given.due):
        raise UsageProblem(context.words.say("usage: midad publish ID, or midad publish --due"))
    with context.acting() as acting:
        if given.due:
            return _publish_due(context, acting, late=given.late)
        changed = publishing.publish(
            acting, given.article, house_packager(), note=given.note, silent=given.silent
        )
        show_stage(context, acting, given.article, changed)
    return None


def export(context: Context, given: Namespace) -> None:
    """Write the packages of articles below a folder, or all of them as one file for WordPress."""
    words = context.words
    if given.zip and given.format != "package":
        raise UsageProblem(words.say("--zip is for packages alone."))
    with context.acting() as acting:
        chosen = dict.fromkeys(given.articles)
        articles = [
            publication.public_article(acting, one, revision=PackageStatus(given.revision))
            for one in chosen
        ]
        if given.format == "wxr":
            place, outcome = export_wxr(articles, given.out, house_packager())
            context.output.result(
                {
                    "articles": [{"id": one.id, "revision": one.revision} for one in articles],
                    "path": str(place),
                    "outcome": outcome.value,
                },
                f"{words.foreign(str(place))}  {words.say(_OUTCOMES[outcome])}",
            )
            return
        delivered = export_articles(
            articles, given.out, house_packager(), zipped=given.zip, over=given.over
        )
        for one in context.output.progress(delivered, words.say("exporting"), len(articles)):
            manifest = one.package.manifest.articles[0]
            context.output.result(
                {
                    "id": one.article,
                    "revision": manifest.revision,
                    "status": manifest.status,
                    "path": str(one.path),
                    "outcome": one.outcome.value,
                },
                f"{words.foreign(str(one.path))}  {words.say(_OUTCOMES[one.outcome])}",
            )


def _publish_due(context: Context, acting: Acting, *, late: bool) -> int:
    acting = replace(acting, origin=origin_here(Way.TIMER))
    due = slots.publish_due(acting, context.clock(), house_packager(), late=late)
    for article in due.changes.articles:
        show_stage(context, acting, article, due.changes)
    for article, error in due.refused:
        told = sentence(error, context.words, by_command=True)
        context.output.failure(
            error.reason.value,
            f"{context.words.fact(article)}: {told}",
            {**error.facts, "article": article},
        )
    return ExitCode.REFUSED if due.refused else ExitCode.DONE


_STEPS: dict[Action, _Step] = {
    Action.SUBMIT: lambda acting, given: actions.submit(
        acting, given.article, note=given.note, length_reason=given.length_reason
    ),
    Action.TAKE_BACK: lambda acting, given: actions.take_back(
        acting, given.article, note=given.note
    ),
    Action.SEND_BACK: lambda acting, given: actions.send_back(
        acting, given.article, note=given.note
    ),
    Action.APPROVE: lambda acting, given: actions.approve(acting, given.article, note=given.note),
    Action.SCHEDULE: lambda acting, given: actions.schedule(
        acting, given.article, moment(acting, "at", given.at) if given.at else None
    ),
    Action.UNSCHEDULE: lambda acting, given: actions.unschedule(acting, given.article),
    Action.UPDATE: lambda acting, given: declaring.update(
        acting, given.article, note=given.note, place=NotePlace(given.place)
    ),
    Action.CORRECT: lambda acting, given: declaring.correct(
        acting,
        given.article,
        note=given.note,
        clarification=given.kind == "clarification",
        place=NotePlace(given.place),
    ),
    Action.WITHDRAW: lambda acting, given: publishing.withdraw(
        acting, given.article, house_packager(), reason=given.note
    ),
    Action.SPIKE: lambda acting, given: actions.spike(acting, given.article, note=given.note),
    Action.UNSPIKE: lambda acting, given: actions.unspike(acting, given.article),
}
"""What each step calls."""
