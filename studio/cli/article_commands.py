"""Articles: bringing them in, looking at them, changing them."""

from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import assert_never

from studio.arabic.exact import Difference
from studio.cli import shapes
from studio.cli.bringing_in import import_posts, tell_failure, tell_imported
from studio.cli.context import Context
from studio.cli.differences import difference_shape, difference_text, fold_ignoring
from studio.cli.files import read_body, read_file
from studio.cli.life_commands import show_stage
from studio.document.front_matter import ArticleFile, write_article_file
from studio.document.inline import plain
from studio.document.plain import article_plain
from studio.errors import ExitCode, MidadError, Reason, Refused
from studio.export.html import document_html
from studio.newsroom import desk, fields, presence, reading
from studio.newsroom.acting import Acting
from studio.newsroom.articles import restore_version as restore
from studio.newsroom.importing import FileFormat, import_file, import_package
from studio.newsroom.narrowing import NOBODY, Measure, When
from studio.newsroom.people import find_person
from studio.newsroom.sections import find_section
from studio.newsroom.tags import find_tag
from studio.newsroom.views import ArticleDetail
from studio.storage.codes import Priority, Stage
from studio.wording.terms import REVISION_KINDS, STAGES
from studio.wording.words import Words


def import_files(context: Context, given: Namespace) -> int:
    """Bring articles in from files; a bad one is named, and the others go in."""
    words, failed = context.words, None
    with context.acting() as acting:
        section = find_section(acting, given.section).id if given.section else None
        for name in context.output.progress(given.files, words.say("importing"), len(given.files)):
            path = Path(name)
            if given.format == "wxr" or (given.format == "auto" and path.suffix.lower() == ".xml"):
                failed = import_posts(context, acting, path, section) or failed
                continue
            try:
                if path.is_dir():
                    found = import_package(acting, path, section=section)
                else:
                    found = import_file(
                        acting,
                        str(path),
                        read_file(path),
                        format=FileFormat(given.format),
                        section=section,
                    )
            except MidadError as error:
                failed = failed or error.exit_code
                tell_failure(context, error, name)
                continue
            tell_imported(context, found, name)
    return failed or ExitCode.DONE


def list_articles(context: Context, given: Namespace) -> None:
    """List articles, the newest first."""
    if given.limit < 1:
        raise Refused(
            Reason.FIELD_INVALID, field="--limit", value=given.limit, expected=("1", "50")
        )
    with context.acting() as acting:
        wanted = desk.Filter(
            stage=Stage(given.stage) if given.stage else None,
            section=find_section(acting, given.section).id if given.section else None,
            tag=find_tag(acting, given.tag).id if given.tag else None,
            author=find_person(acting, given.author).id if given.author else None,
            assignee=_holder(acting, given.assignee),
            priority=Priority(given.priority) if given.priority else None,
            due=When(given.due) if given.due else None,
            length=Measure(given.length) if given.length else None,
            live=True if given.live else None,
        )
        words = context.words
        holders = {one.article: one.person_name for one in presence.all_open(acting)}
        for one in desk.articles(acting, wanted, limit=given.limit).articles:
            stage = words.say(STAGES[one.stage])
            context.output.result(
                {**shapes.summary(one), "open_by": holders.get(one.id)},
                f"{words.fact(one.id):>6}  {stage}  {words.foreign(one.headline)}"
                f"  {words.foreign(one.section_name or '—')}{_open(holders.get(one.id), words)}",
            )


def _open(name: str | None, words: Words) -> str:
    """Return who has an article open in a window, after two spaces, or nothing."""
    return "" if name is None else f"  {words.say('open: {name}', name=name)}"


def _holder(acting: Acting, name: str | None) -> int | None:
    """Return who has the articles that are asked for, if that is asked."""
    if name is None:
        return None
    return NOBODY if name == "none" else find_person(acting, name).id


def show(context: Context, given: Namespace) -> None:
    """Show an article: for programs with every field, for people as text."""
    with context.acting() as acting:
        found = reading.load(acting, given.article)
    chosen = given.format or ("json" if context.output.as_json else "text")
    match FileFormat(chosen):
        case FileFormat.JSON:
            context.output.json(shapes.detail(found))
        case FileFormat.MARKDOWN | FileFormat.AUTO:
            context.output.text(given.article, chosen, write_article_file(_as_file(found)))
        case FileFormat.HTML:
            context.output.text(given.article, chosen, str(document_html(found.text.body)))
        case FileFormat.TEXT:
            context.output.text(given.article, chosen, article_plain(found.text))
        case FileFormat.DOCX | FileFormat.MIDAD:
            raise AssertionError("the parser does not offer what no terminal can show")
        case _ as unreachable:
            assert_never(unreachable)


def history(context: Context, given: Namespace) -> None:
    """Show the versions of an article."""
    words = context.words
    with context.acting() as acting:
        for one in reading.history(acting, given.article):
            kind = words.say(REVISION_KINDS[one.kind])
            note = f"  «{one.note}»" if one.note else ""
            context.output.result(
                shapes.revision(one),
                f"{words.fact(one.number):>4}  {shapes.time(one.created)}  "
                f"{words.foreign(one.author_name)}  {kind}{note}",
            )


def diff(context: Context, given: Namespace) -> None:
    """Compare two versions of an article by word."""
    with context.acting() as acting:
        old = reading.revision_text(acting, given.article, given.old)
        new = reading.revision_text(acting, given.article, given.new)
    fold = fold_ignoring(tuple(Difference) if given.blind else given.ignore)
    context.output.result(
        {
            "id": given.article,
            "old": given.old,
            "new": given.new,
            **difference_shape(old, new, fold),
        },
        difference_text(old, new, context.words, fold),
    )


def edit(context: Context, given: Namespace) -> None:
    """Set fields of an article, or its body from a file."""
    wishes = {}
    for pair in given.fields:
        name, separator, value = pair.partition("=")
        if not separator:
            raise Refused(
                Reason.FIELD_INVALID, field="--set", value=pair, expected=("FIELD=VALUE",)
            )
        wishes[name.strip()] = value
    with context.acting() as acting:
        body = None
        if given.body is not None:
            current = reading.load(acting, given.article).text.body
            body = read_body(given.body, current)
        changed = fields.set_fields(
            acting, given.article, fields.Wishes(wishes, body), base=given.base
        )
        show_stage(context, acting, given.article, changed)


def restore_version(context: Context, given: Namespace) -> None:
    """Make an older version's text the newest."""
    with context.acting() as acting:
        changed = restore(acting, given.article, given.revision)
        show_stage(context, acting, given.article, changed)


def _as_file(found: ArticleDetail) -> ArticleFile:
    text = found.text
    file = ArticleFile(
        headline=plain(text.headline),
        kicker=plain(text.kicker),
        standfirst=plain(text.standfirst),
        section=found.summary.section_name,
        tags=found.tag_names,
        bylines=tuple(byline.name for byline in text.bylines),
        dateline=text.dateline,
        slug=text.slug,
        search_title=text.search_title,
        search_description=text.search_description,
        social_text=text.social_text,
        body=text.body,
    )
    if text.lead_picture is None:
        return file
    return replace(
        file,
        picture=text.lead_picture.picture or text.lead_picture.source,
        picture_alt=text.lead_picture.alt,
        picture_caption=plain(text.lead_picture.caption),
        picture_credit=text.lead_picture.credit,
    )
