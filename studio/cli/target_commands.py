"""Targets and what is sent to them, by command."""

import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from msgspec.structs import replace

from studio.cli import shapes
from studio.cli.context import Context
from studio.cli.output import UsageProblem
from studio.cli.site_commands import maker
from studio.cli.site_sending import send_site
from studio.errors import ExitCode, Reason, Refused, Unavailable
from studio.export.delivery import Outcome
from studio.export.package import house_packager
from studio.export.site import PageMaker
from studio.newsroom import sendings, targets
from studio.newsroom.acting import Acting
from studio.newsroom.target_values import (
    SendingView,
    TargetOptions,
    TargetView,
    TargetWishes,
    kind_of,
)
from studio.sending.keys import VARIABLE, forget_password, keep_password
from studio.sending.lines import try_target
from studio.sending.working import Worked, work_queue
from studio.storage.codes import SendingState, TargetKind
from studio.wording.reasons import sentence
from studio.wording.sendings import state_of
from studio.wording.words import mark

_OUTCOMES = {
    Outcome.WRITTEN: mark("sent"),
    Outcome.REPLACED: mark("sent in place of the older one"),
    Outcome.UNCHANGED: mark("there already, as it is"),
}
_SITE_OUTCOMES = {
    Outcome.WRITTEN: mark("sent whole"),
    Outcome.REPLACED: mark("sent whole in place of the older one"),
    Outcome.UNCHANGED: mark("all there already"),
}


def add_target(context: Context, given: Namespace) -> None:
    """Keep a target."""
    kind = TargetKind.ZIP if given.zip else kind_of(given.address)
    if given.zip and kind_of(given.address) is not TargetKind.FOLDER:
        raise UsageProblem(context.words.say("--zip is for a folder of this computer."))
    wishes = TargetWishes(
        name=given.name,
        kind=kind,
        address=given.address,
        user=given.user or "",
        options=_options(TargetOptions(), given),
    )
    with context.acting() as acting:
        targets.add_target(acting, wishes)
        _show(context, targets.find_target(acting, given.name))


def change_target(context: Context, given: Namespace) -> None:
    """Let a target be otherwise in what is given."""
    with context.acting() as acting:
        target = targets.find_target(acting, given.name)
        kept = target.wishes
        wishes = replace(
            kept,
            name=kept.name if given.new_name is None else given.new_name,
            address=kept.address if given.address is None else given.address,
            user=kept.user if given.user is None else given.user,
            options=_options(kept.options, given),
        )
        targets.change_target(acting, target.id, wishes)
        _show(context, targets.target_of(acting, target.id))


def _options(kept: TargetOptions, given: Namespace) -> TargetOptions:
    """Return the options with what is given of them."""
    names = ("host_key", "key_file", "region", "drafts", "trash", "chosen")
    said = {name: getattr(given, name) for name in names}
    return replace(kept, **{name: one for name, one in said.items() if one is not None})


def list_targets(context: Context, _given: Namespace) -> None:
    """Show every target."""
    with context.acting() as acting:
        for one in targets.targets(acting):
            _show(context, one)


def test_target(context: Context, given: Namespace) -> None:
    """Sign in at a target, write there, read it back."""
    with context.acting() as acting:
        target = targets.find_target(acting, given.name)
        if given.trust:
            targets.trust_host_key(acting, target.id, given.trust)
            target = targets.find_target(acting, given.name)
        try_target(target)
        context.output.result(
            {"id": target.id, "name": target.name, "answers": True},
            context.words.say(
                "The target {name} answers, and keeps what it is sent.", name=target.name
            ),
        )


def set_target_password(context: Context, given: Namespace) -> None:
    """Keep a target's password in the system's keyring."""
    with context.acting() as acting:
        target = targets.find_target(acting, given.name)
    said = os.environ.get(VARIABLE)
    if said is None and not sys.stdin.isatty():
        raise Refused(Reason.TARGET_SECRET_MISSING, target=target.name)
    keep_password(target, context.ask_password() if said is None else said)
    context.output.result(
        {"id": target.id, "name": target.name, "password": True},
        context.words.say("The password of {name} is in this computer's keyring.", name=given.name),
    )


def remove_target(context: Context, given: Namespace) -> None:
    """Keep a target no longer."""
    with context.acting() as acting:
        target = targets.find_target(acting, given.name)
        targets.remove_target(acting, target.id)
        forget_password(target)
        context.output.result(
            {"id": target.id, "name": target.name, "removed": True},
            context.words.say(
                "The target {name} is removed. What it has stays there.", name=target.name
            ),
        )


def show_log(context: Context, given: Namespace) -> None:
    """Show what waits, what was sent and what failed, the newest first."""
    with context.acting() as acting:
        target = None if given.name is None else targets.find_target(acting, given.name).id
        for one in sendings.sendings(acting, of_target=target, limit=given.limit):
            _show_sending(context, one, None)


def send(context: Context, given: Namespace) -> int:
    """Send articles to a target, or everything that waits."""
    what = bool(given.articles) + given.waiting + given.site
    if what != 1 or given.waiting == bool(given.to):
        raise UsageProblem(
            context.words.say("usage: midad send --to NAME ID...|--site, or midad send --waiting")
        )
    if given.site:
        send_site(context, given)
        return ExitCode.DONE
    with context.acting() as acting:
        if given.waiting:
            pages = maker(context, given.jobs)
            every = targets.targets(acting)
            return max((_work(context, acting, one, pages=pages) for one in every), default=0)
        target = targets.find_target(acting, given.to)
        asked = [
            sendings.ask_to_send(acting, target.id, one, over=given.over)
            for one in dict.fromkeys(given.articles)
        ]
        return _work(context, acting, target, asked)


def _work(
    context: Context,
    acting: Acting,
    target: TargetView,
    asked: Sequence[int] = (),
    pages: PageMaker | None = None,
) -> ExitCode:
    """Work a target's queue; return the worst that happened."""
    worst = ExitCode.DONE
    worked = set()
    try:
        for one in work_queue(acting, target, house_packager(), maker=pages):
            worked.add(one.sending.id)
            worst = max(worst, _told(context, one))
    except Unavailable as error:
        if error.reason is not Reason.TARGET_BUSY:
            raise
        context.output.error(error)
        return ExitCode.UNAVAILABLE
    if left := set(asked) - worked:
        for waiting in sendings.sendings(acting, of_target=target.id):
            if waiting.id in left:
                _show_sending(context, waiting, None)
    return worst


def _told(context: Context, one: Worked) -> ExitCode:
    _show_sending(context, one.sending, one.outcome)
    match one.sending.state:
        case SendingState.FAILED:
            return ExitCode.REFUSED
        case SendingState.WAITING:
            return ExitCode.UNAVAILABLE
        case _:
            return ExitCode.DONE


def _show(context: Context, one: TargetView) -> None:
    words = context.words
    value = {
        "id": one.id,
        "name": one.name,
        "kind": one.kind.value,
        "address": one.address,
        "user": one.user,
        "host_key": one.options.host_key,
        "key_file": one.options.key_file,
        "region": one.options.region,
        "drafts": one.options.drafts,
        "trash": one.options.trash,
        "chosen": one.options.chosen,
    }
    context.output.result(value, f"{words.foreign(one.name)}  {words.foreign(one.address)}")


def _show_sending(context: Context, one: SendingView, outcome: Outcome | None) -> None:
    words = context.words
    outcomes = _SITE_OUTCOMES if one.article is None else _OUTCOMES
    became = state_of(one, words) if outcome is None else words.say(outcomes[outcome])
    told = ""
    if one.reason is not None:
        told = sentence(Refused(one.reason, **one.facts), words, by_command=True)
    value = {
        "sending": one.id,
        "id": one.article,
        "target": one.target_name,
        "state": one.state.value,
        "outcome": None if outcome is None else outcome.value,
        "revision": one.revision,
        "asked": shapes.time(one.asked),
        "by": one.by,
        "attempts": one.attempts,
        "next": shapes.time(one.next) if one.state is SendingState.WAITING else None,
        "ended": None if one.ended is None else shapes.time(one.ended),
        "error": None if one.reason is None else one.reason.value,
        "message": told,
        "files": one.files,
        "bytes": one.bytes,
    }
    what = words.say("the whole site") if one.article is None else words.fact(one.article)
    line = f"{what} → {words.foreign(one.target_name)}  {became}  {told}"
    context.output.result(value, line.rstrip())
