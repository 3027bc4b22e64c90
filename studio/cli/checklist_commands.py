"""Checklists by command: what a section wants looked at, and what was seen to in an article."""

from argparse import Namespace

from studio.cli import shapes
from studio.cli.context import Context
from studio.errors import Reason, Refused
from studio.newsroom import checklists
from studio.newsroom.acting import Acting
from studio.newsroom.sections import find_section, sections
from studio.newsroom.views import CheckView


def show_checklist(context: Context, given: Namespace) -> None:
    """Show a section's own lines as they are written."""
    with context.acting() as acting:
        _show_section(context, acting, find_section(acting, given.section).id)


def set_checklist(context: Context, given: Namespace) -> None:
    """Let these lines be a section's checklist; none empty it."""
    with context.acting() as acting:
        section = find_section(acting, given.section).id
        checklists.set_checklist(acting, section, given.lines)
        _show_section(context, acting, section)


def show_checks(context: Context, given: Namespace) -> None:
    """Show what to look at in an article, and who has seen to it."""
    with context.acting() as acting:
        _show_article(context, acting, given.article)


def tick(context: Context, given: Namespace) -> None:
    """Say that a line was seen to."""
    _tick(context, given, done=True)


def untick(context: Context, given: Namespace) -> None:
    """Say that a line was not seen to."""
    _tick(context, given, done=False)


def _tick(context: Context, given: Namespace, *, done: bool) -> None:
    with context.acting() as acting:
        found = checklists.checklist_for(acting, given.article)
        if not 1 <= given.line <= len(found):
            expected = tuple(str(number) for number in range(1, len(found) + 1))
            raise Refused(Reason.FIELD_INVALID, field="LINE", value=given.line, expected=expected)
        checklists.tick(acting, given.article, found[given.line - 1].item, done=done)
        _show_article(context, acting, given.article)


def _show_section(context: Context, acting: Acting, section: int) -> None:
    found = next(one for one in sections(acting) if one.id == section)
    context.output.result(
        {"section": found.name, "lines": list(found.checklist)}, "\n".join(found.checklist)
    )


def _show_article(context: Context, acting: Acting, article: int) -> None:
    words = context.words
    for number, one in enumerate(checklists.checklist_for(acting, article), start=1):
        mark = "✓" if one.holds else "!" if one.required else "·"
        who = f"  {words.foreign(one.person_name)}" if one.done else ""
        if one.outdated:
            who += f"  {words.say('on an earlier text')}"
        context.output.result(
            _shape(number, one), f"{words.fact(number):>3} {mark} {words.foreign(one.text)}{who}"
        )


def _shape(number: int, one: CheckView) -> shapes.Shape:
    return {
        "line": number,
        "text": one.text,
        "required": one.required,
        "done": one.done,
        "outdated": one.outdated,
        "by": one.person_name or None,
        "at": shapes.time(one.at),
    }
