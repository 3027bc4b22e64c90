"""The register of names by command."""

from argparse import Namespace

from msgspec.structs import replace

from studio.cli import shapes
from studio.cli.context import Context
from studio.newsroom import register
from studio.newsroom.acting import Acting
from studio.newsroom.language_files import read_list, write_list
from studio.newsroom.names_file import read_names, write_names
from studio.newsroom.register import NameView, Naming
from studio.storage.codes import NameKind
from studio.wording.terms import NAME_KINDS


def list_names(context: Context, _given: Namespace) -> None:
    """Show the register."""
    with context.acting() as acting:
        for one in register.names(acting):
            _show(context, one)


def add_name(context: Context, given: Namespace) -> None:
    """Add a name."""
    with context.acting() as acting:
        naming = _with(Naming(name=given.name), given)
        (made,) = register.add_name(acting, naming).names
        _show(context, _by_id(acting, made))


def change_name(context: Context, given: Namespace) -> None:
    """Change what is said of a name; the rest stays."""
    with context.acting() as acting:
        found = register.find_name(acting, given.name)
        register.change_name(acting, found.id, _with(found.naming, given))
        _show(context, _by_id(acting, found.id))


def rename_name(context: Context, given: Namespace) -> None:
    """Write a name otherwise; the old spelling is put right from now on."""
    with context.acting() as acting:
        found = register.find_name(acting, given.name)
        spellings = (*found.naming.spellings, found.name)
        naming = replace(found.naming, name=given.new_name, spellings=spellings)
        register.change_name(acting, found.id, naming)
        _show(context, _by_id(acting, found.id))


def merge_names(context: Context, given: Namespace) -> None:
    """Let a name be a spelling of another."""
    with context.acting() as acting:
        found = register.find_name(acting, given.name)
        into = register.find_name(acting, given.into)
        register.merge_name(acting, found.id, into.id)
        _show(context, _by_id(acting, into.id))


def remove_name(context: Context, given: Namespace) -> None:
    """Let the register have a name no longer."""
    with context.acting() as acting:
        found = register.find_name(acting, given.name)
        register.remove_name(acting, found.id)
    context.output.result(
        {"id": found.id, "name": found.name, "removed": True},
        context.words.say("{name} is removed from the register.", name=found.name),
    )


def import_names(context: Context, given: Namespace) -> None:
    """Bring the names of a file in; those that were left out are named."""
    with context.acting() as acting:
        brought = register.import_names(acting, read_names(read_list(given.file)))
    words = context.words
    for name, _ in brought.refused:
        context.output.warn(words.say("Left out: {name}", name=words.foreign(name)))
    context.output.result(
        {
            "added": brought.added,
            "changed": brought.changed,
            "refused": [{"name": name, "reason": reason.value} for name, reason in brought.refused],
        },
        words.counted("{n} name added", "{n} names added", brought.added),
    )


def export_names(context: Context, given: Namespace) -> None:
    """Write the register to a file."""
    with context.acting() as acting:
        found = register.names(acting)
        write_list(given.file, write_names(one.naming for one in found))
    context.output.result(
        {"file": str(given.file), "names": len(found)},
        context.words.say("The register was written to {path}.", path=str(given.file)),
    )


def _with(naming: Naming, given: Namespace) -> Naming:
    """Return what is said of a name with what the command says of it."""
    return replace(
        naming,
        kind=naming.kind if given.kind is None else NameKind(given.kind),
        latin=naming.latin if given.latin is None else given.latin,
        role=naming.role if given.role is None else given.role,
        spellings=naming.spellings if given.spelling is None else tuple(given.spelling),
        apart=naming.apart if given.apart is None else tuple(given.apart),
    )


def _by_id(acting: Acting, entry: int) -> NameView:
    return next(one for one in register.names(acting) if one.id == entry)


def _show(context: Context, one: NameView) -> None:
    words, naming = context.words, one.naming
    parts = [words.say(NAME_KINDS[naming.kind]), words.foreign(naming.latin), naming.role]
    context.output.result(
        {
            "id": one.id,
            "name": one.name,
            "kind": naming.kind.value,
            "latin": naming.latin,
            "role": naming.role,
            "spellings": list(naming.spellings),
            "apart": list(naming.apart),
            "by": one.person_name,
            "at": shapes.time(one.updated),
        },
        f"{words.foreign(one.name)}  ({' · '.join(filter(None, parts))})",
    )
