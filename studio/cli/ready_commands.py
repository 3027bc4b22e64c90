"""Texts that are kept ready, by command: snippets, and the newsroom's own templates."""

from argparse import Namespace

from msgspec.structs import replace

from studio.cli import shapes
from studio.cli.context import Context
from studio.cli.files import read_body
from studio.cli.life_commands import show_stage
from studio.document.plain import from_plain, plain_text
from studio.document.tree import Document
from studio.errors import Reason, Refused
from studio.newsroom import house_templates as templates
from studio.newsroom import reading, snippets
from studio.newsroom.acting import Acting
from studio.newsroom.house_templates import TemplateView
from studio.newsroom.snippets import SnippetView, Wording


def list_snippets(context: Context, _given: Namespace) -> None:
    """Show the newsroom's snippets and the person's own."""
    with context.acting() as acting:
        for one in snippets.snippets(acting):
            _show_snippet(context, one)


def add_snippet(context: Context, given: Namespace) -> None:
    """Keep a text ready under an abbreviation."""
    with context.acting() as acting:
        wording = Wording(
            abbreviation=given.snippet,
            text=_text(given) or Document(()),
            name=given.name or "",
            shared=given.shared,
        )
        (made,) = snippets.add_snippet(acting, wording).snippets
        _show_snippet(context, _snippet(acting, made))


def change_snippet(context: Context, given: Namespace) -> None:
    """Change what of a snippet is said; the rest stays."""
    with context.acting() as acting:
        found = _named(acting, given)
        before = found.wording
        wording = replace(
            before,
            abbreviation=before.abbreviation if given.abbreviation is None else given.abbreviation,
            text=_text(given) or before.text,
            name=before.name if given.name is None else given.name,
        )
        snippets.change_snippet(acting, found.id, wording)
        _show_snippet(context, _snippet(acting, found.id))


def remove_snippet(context: Context, given: Namespace) -> None:
    """Keep a snippet no longer."""
    with context.acting() as acting:
        found = _named(acting, given)
        snippets.remove_snippet(acting, found.id)
        context.output.result(
            {"id": found.id, "removed": True},
            context.words.say("The snippet {name} is removed.", name=found.name),
        )


def list_templates(context: Context, _given: Namespace) -> None:
    """Show the newsroom's own templates."""
    with context.acting() as acting:
        for one in templates.house_templates(acting):
            _show_template(context, one)


def save_template(context: Context, given: Namespace) -> None:
    """Make a template of an article's newest version, or put it in the place of one."""
    with context.acting() as acting:
        text = reading.load(acting, given.article).text
        if given.replace:
            template = templates.find_house_template(acting, given.name).id
            templates.replace_house_template(acting, template, text)
        else:
            (template,) = templates.add_house_template(acting, text, given.name).templates
        _show_template(context, _template(acting, template))


def begin_story(context: Context, given: Namespace) -> None:
    """Begin an article from a template."""
    with context.acting() as acting:
        found = templates.find_house_template(acting, given.name)
        changed = templates.begin_from_house_template(acting, found.id)
        show_stage(context, acting, changed.article, changed)


def rename_template(context: Context, given: Namespace) -> None:
    """Call a template otherwise."""
    with context.acting() as acting:
        found = templates.find_house_template(acting, given.name)
        templates.rename_house_template(acting, found.id, given.new_name)
        _show_template(context, _template(acting, found.id))


def remove_template(context: Context, given: Namespace) -> None:
    """Keep a template no longer."""
    with context.acting() as acting:
        found = templates.find_house_template(acting, given.name)
        templates.remove_house_template(acting, found.id)
        context.output.result(
            {"id": found.id, "removed": True},
            context.words.say("The template {name} is removed.", name=found.name),
        )


def _text(given: Namespace) -> Document | None:
    if given.file is not None:
        text = read_body(given.file, Document(()))
    elif given.text is not None:
        text = from_plain(given.text)
    else:
        return None
    if not text.blocks:
        raise Refused(Reason.SNIPPET_EMPTY)
    return text


def _named(acting: Acting, given: Namespace) -> SnippetView:
    return snippets.find_snippet(acting, given.snippet, shared=given.shared)


def _snippet(acting: Acting, snippet: int) -> SnippetView:
    return next(one for one in snippets.snippets(acting) if one.id == snippet)


def _template(acting: Acting, template: int) -> TemplateView:
    return next(one for one in templates.house_templates(acting) if one.id == template)


def _show_snippet(context: Context, one: SnippetView) -> None:
    words = context.words
    whose = words.say("the newsroom's") if one.shared else words.say("your own")
    context.output.result(
        shapes.snippet(one),
        f"{words.foreign(one.abbreviation)}  {words.foreign(one.name)}  ({whose})",
    )


def _show_template(context: Context, one: TemplateView) -> None:
    text = one.text
    context.output.result(
        {
            "id": one.id,
            "name": one.name,
            "section": text.section,
            "text": plain_text(text.body),
            "by": one.person_name,
            "at": shapes.time(one.updated),
        },
        context.words.foreign(one.name),
    )
