"""Keeping house: sections, tags, people and pictures."""

from argparse import Namespace

from studio.cli import shapes
from studio.cli.context import Context
from studio.cli.files import read_file
from studio.newsroom import people as newsroom_people
from studio.newsroom import pictures, sections, tags
from studio.newsroom.acting import Acting
from studio.newsroom.permissions import Post
from studio.newsroom.views import PersonView, SectionView, TagView
from studio.storage.codes import Role
from studio.storage.texts import digest
from studio.wording.terms import ROLES


def list_sections(context: Context, _given: Namespace) -> None:
    """Show the tree of sections."""
    with context.acting() as acting:
        for one in sections.sections(acting):
            indent = "  " * (len(one.path) - 1)
            context.output.result(shapes.section(one), f"{indent}{one.name}")


def add_section(context: Context, given: Namespace) -> None:
    """Add a section, at the root or below another."""
    with context.acting() as acting:
        parent = _section_id(acting, given.below)
        changed = sections.add_section(acting, given.name, parent=parent)
        _show_section(context, acting, changed.sections[0])


def rename_section(context: Context, given: Namespace) -> None:
    """Give a section another name."""
    with context.acting() as acting:
        found = sections.find_section(acting, given.name)
        sections.rename_section(acting, found.id, given.new_name)
        _show_section(context, acting, found.id)


def move_section(context: Context, given: Namespace) -> None:
    """Put a section below another, or at the root."""
    with context.acting() as acting:
        found = sections.find_section(acting, given.name)
        sections.move_section(acting, found.id, _section_id(acting, given.below))
        _show_section(context, acting, found.id)


def merge_sections(context: Context, given: Namespace) -> None:
    """Make one section of two."""
    with context.acting() as acting:
        into = sections.find_section(acting, given.into)
        sections.merge_section(acting, sections.find_section(acting, given.name).id, into.id)
        _show_section(context, acting, into.id)


def remove_section(context: Context, given: Namespace) -> None:
    """Remove an empty section."""
    with context.acting() as acting:
        found = sections.find_section(acting, given.name)
        sections.remove_section(acting, found.id)
        context.output.result(
            {"id": found.id, "removed": True},
            context.words.say("The section {name} is removed.", name=found.name),
        )


def list_tags(context: Context, _given: Namespace) -> None:
    """Show every tag with its synonyms and how many articles carry it."""
    with context.acting() as acting:
        for one in tags.tags(acting):
            context.output.result(shapes.tag(one), _tag_line(context, one))


def add_tag(context: Context, given: Namespace) -> None:
    """Add a tag, or another name for one; a folded duplicate is the tag that is there."""
    with context.acting() as acting:
        if given.synonym_of:
            tag = tags.find_tag(acting, given.synonym_of).id
            tags.add_synonym(acting, tag, given.name)
        else:
            tag, _ = tags.ensure_tag(acting, given.name)
        _show_tag(context, acting, tag)


def rename_tag(context: Context, given: Namespace) -> None:
    """Give a tag another preferred name."""
    with context.acting() as acting:
        found = tags.find_tag(acting, given.name)
        tags.rename_tag(acting, found.id, given.new_name)
        _show_tag(context, acting, found.id)


def merge_tags(context: Context, given: Namespace) -> None:
    """Make one tag of two."""
    with context.acting() as acting:
        into = tags.find_tag(acting, given.into)
        tags.merge_tag(acting, tags.find_tag(acting, given.name).id, into.id)
        _show_tag(context, acting, into.id)


def remove_tag(context: Context, given: Namespace) -> None:
    """Remove a tag."""
    with context.acting() as acting:
        found = tags.find_tag(acting, given.name)
        tags.remove_tag(acting, found.id)
        context.output.result(
            {"id": found.id, "removed": True},
            context.words.say("The tag {name} is removed.", name=found.name),
        )


def list_people(context: Context, _given: Namespace) -> None:
    """Show who works here."""
    with context.acting() as acting:
        for one in newsroom_people.people(acting, with_retired=True):
            context.output.result(shapes.person(one), _person_line(context, one))


def add_person(context: Context, given: Namespace) -> None:
    """Add somebody; the password is asked for, or taken from ``MIDAD_PASSWORD``."""
    with context.acting() as acting:
        post = Post(Role(given.role), _section_id(acting, given.section))
        changed = newsroom_people.add_person(
            acting, given.name, given.display, (post,), context.password_to_set()
        )
        _show_person(context, acting, changed.people[0])


def rename_person(context: Context, given: Namespace) -> None:
    """Change the name that readers see."""
    with context.acting() as acting:
        found = newsroom_people.find_person(acting, given.name)
        newsroom_people.rename_person(acting, found.id, given.new_name)
        _show_person(context, acting, found.id)


def retire_person(context: Context, given: Namespace) -> None:
    """Let somebody leave; what they did stays."""
    with context.acting() as acting:
        found = newsroom_people.find_person(acting, given.name)
        newsroom_people.retire_person(acting, found.id)
        _show_person(context, acting, found.id)


def set_password(context: Context, given: Namespace) -> None:
    """Set somebody's password, or one's own."""
    with context.acting() as acting:
        found = newsroom_people.find_person(acting, given.name)
        newsroom_people.set_password(acting, found.id, context.password_to_set())
        context.output.result(
            {"id": found.id, "password": True},
            context.words.say("The password of {name} is set.", name=found.display_name),
        )


def list_pictures(context: Context, _given: Namespace) -> None:
    """Show every picture that the newsroom keeps."""
    with context.acting() as acting:
        for one in pictures.pictures(acting):
            size = f"{context.words.fact(one.width)}×{context.words.fact(one.height)}"
            context.output.result(
                shapes.picture(one), f"{one.sha256}  {size}  {context.words.foreign(one.alt)}"
            )


def add_picture(context: Context, given: Namespace) -> None:
    """Keep a picture with its alternative text and credit."""
    data = read_file(given.file)
    with context.acting() as acting:
        said = pictures.Metadata(name=given.file.name, alt=given.alt, credit=given.credit)
        pictures.add_picture(acting, data, said)
        found = pictures.picture(acting, digest(data))
        context.output.result(shapes.picture(found), found.sha256)


def remove_picture(context: Context, given: Namespace) -> None:
    """Remove a picture that no article shows."""
    with context.acting() as acting:
        pictures.remove_picture(acting, given.sha256)
        context.output.result(
            {"picture": given.sha256, "removed": True}, context.words.say("The picture is removed.")
        )


def _section_id(acting: Acting, name: str | None) -> int | None:
    return sections.find_section(acting, name).id if name else None


def _show_section(context: Context, acting: Acting, section: int) -> None:
    found: SectionView = next(one for one in sections.sections(acting) if one.id == section)
    context.output.result(shapes.section(found), " > ".join(found.path))


def _show_tag(context: Context, acting: Acting, tag: int) -> None:
    found: TagView = next(one for one in tags.tags(acting) if one.id == tag)
    context.output.result(shapes.tag(found), _tag_line(context, found))


def _show_person(context: Context, acting: Acting, person: int) -> None:
    everybody = newsroom_people.people(acting, with_retired=True)
    found: PersonView = next(one for one in everybody if one.id == person)
    context.output.result(shapes.person(found), _person_line(context, found))


def _tag_line(context: Context, one: TagView) -> str:
    words = context.words
    counted = words.counted("{n} article", "{n} articles", one.articles)
    others = f" = {words.several(one.synonyms)}" if one.synonyms else ""
    return f"{one.name}{others} ({counted})"


def _person_line(context: Context, one: PersonView) -> str:
    words = context.words
    roles = words.several(tuple(words.say(ROLES[role]) for role in sorted(one.roles)))
    left = f" ({words.say('has left')})" if one.retired else ""
    return f"{words.foreign(one.sign_in)}  {one.display_name}  {roles}{left}"
