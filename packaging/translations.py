"""Keep the catalogue of messages in step with the code.

``python packaging/translations.py update`` collects the messages of the code, merges them into
each language of ``resources/translations``, and compiles; ``compile`` only compiles; ``check``
changes nothing and says what is out of step; ``learn FILE`` takes translations over from another
``.po`` file and updates. A translator edits the ``.po`` file, in any editor made for gettext, and
compiles.
"""

import ast
import io
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("ar",)
DOMAIN = "midad"
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
FLOORS = ("wording", "demo", "ui", "app", "cli")


def messages_of(code: bytes) -> Iterator[str | tuple[str, str]]:
    """Yield what a Python file can say: a message, or its singular and plural.

    Babel's own collector reads tokens, and before Python 3.12 an f-string is one token: a message
    said inside one was not collected there. The syntax tree holds it in every version.
    """
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.Call(
                func=ast.Name(id="mark" | "say") | ast.Attribute(attr="mark" | "say"),
                args=[ast.Constant(value=str(message)), *_],
            ):
                yield message
            case ast.Call(
                func=ast.Name(id="counted") | ast.Attribute(attr="counted"),
                args=[ast.Constant(value=str(one)), ast.Constant(value=str(many)), *_],
            ):
                yield one, many
            case _:
                pass


def collected() -> Catalog:
    """Return every message that the code can say."""
    catalogue = Catalog(charset="utf-8", fuzzy=False)
    for floor in FLOORS:
        for path in sorted((ROOT / "studio" / floor).rglob("*.py")):
            for message in messages_of(path.read_bytes()):
                catalogue.add(message, locations=[(path.relative_to(ROOT).as_posix(), 0)])
    return catalogue


def po_file(language: str) -> Path:
    """Return where a language's messages are translated."""
    return FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def read(language: str) -> Catalog:
    """Return a language's catalogue as it is kept."""
    path = po_file(language)
    if not path.exists():
        return Catalog(
            locale=language,
            project="midad",
            fuzzy=False,
            header_comment=f"# What Midad says, in {language}.",
            creation_date=EPOCH,
            revision_date=EPOCH,
        )
    with path.open("rb") as file:
        return read_po(file, locale=language)


def compiled(catalogue: Catalog) -> bytes:
    """Return the catalogue as gettext reads it; the same catalogue gives the same bytes."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def learn(file: Path) -> None:
    """Take the translations of a ``.po`` file over into its language, then update."""
    with file.open("rb") as source:
        given = read_po(source)
    language = str(given.locale or LANGUAGES[0])
    if language not in LANGUAGES:
        raise SystemExit(f"{file}: there is no language {language}")
    update({language: given})


def update(learnt: Mapping[str, Catalog] | None = None) -> None:
    """Collect the messages, merge them into each language, and compile.

    `learnt` holds translations to take over, by language.
    """
    template = collected()
    for language in LANGUAGES:
        catalogue = read(language)
        for message in (learnt or {}).get(language, ()):
            if message.id and all(_parts(message)):
                catalogue.delete(message.id)
                catalogue.add(message.id, message.string)
        catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
        catalogue.obsolete.clear()
        path = po_file(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(
                file,
                catalogue,
                width=100,
                omit_header=False,
                include_lineno=False,
                sort_output=True,
            )
    compile_all()


def compile_all() -> None:
    """Compile each language's catalogue beside it."""
    for language in LANGUAGES:
        po_file(language).with_suffix(".mo").write_bytes(compiled(read(language)))


def problems() -> Iterator[str]:
    """Yield what is out of step: missing, idle and uncompiled messages."""
    wanted = {message.id for message in collected() if message.id}
    for language in LANGUAGES:
        catalogue = read(language)
        there = {message.id for message in catalogue if message.id}
        yield from (
            f"{language}: not collected: {one!r}" for one in sorted(map(str, wanted - there))
        )
        yield from (
            f"{language}: not in the code: {one!r}" for one in sorted(map(str, there - wanted))
        )
        for message in catalogue:
            if message.id and not all(_parts(message)):
                yield f"{language}: not translated: {message.id!r}"
        if po_file(language).with_suffix(".mo").read_bytes() != compiled(catalogue):
            yield f"{language}: not compiled"


def _parts(message: Message) -> tuple[str, ...]:
    """Return what a message is translated to: one string, or one for each plural form."""
    told = message.string
    return tuple(map(str, told)) if isinstance(told, (tuple, list)) else (str(told or ""),)


def main() -> int:
    """Do what the command line says; returns the exit code."""
    match sys.argv[1:]:
        case ["update"]:
            update()
        case ["compile"]:
            compile_all()
        case ["learn", file]:
            learn(Path(file))
        case ["check"]:
            found = list(problems())
            print("\n".join(found))
            return int(bool(found))
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
