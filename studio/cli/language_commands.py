"""The newsroom's language by command: the words of its dictionary."""

from argparse import Namespace

from studio.cli import shapes
from studio.cli.context import Context
from studio.newsroom import dictionary
from studio.newsroom.dictionary import WordView
from studio.newsroom.language_files import read_list, write_list


def list_words(context: Context, _given: Namespace) -> None:
    """Show the newsroom's dictionary."""
    with context.acting() as acting:
        for one in dictionary.words(acting):
            _show_word(context, one)


def add_words(context: Context, given: Namespace) -> None:
    """Let words be right here."""
    with context.acting() as acting:
        for word in given.words:
            dictionary.add_word(acting, word)
            _show_word(context, dictionary.find_word(acting, word))


def confirm_words(context: Context, given: Namespace) -> None:
    """Say that words which somebody has added are right."""
    with context.acting() as acting:
        for word in given.words:
            dictionary.confirm_word(acting, dictionary.find_word(acting, word).id)
            _show_word(context, dictionary.find_word(acting, word))


def remove_words(context: Context, given: Namespace) -> None:
    """Let words be in the dictionary no longer."""
    with context.acting() as acting:
        for word in given.words:
            found = dictionary.find_word(acting, word)
            dictionary.remove_word(acting, found.id)
            context.output.result(
                {"id": found.id, "word": found.word, "removed": True},
                context.words.say("Removed from the dictionary: {words}.", words=found.word),
            )


def import_words(context: Context, given: Namespace) -> None:
    """Add the words of a plain list; lines that are none are named."""
    with context.acting() as acting:
        brought = dictionary.import_words(acting, read_list(given.file).splitlines())
    words = context.words
    for number, said in brought.refused:
        context.output.warn(
            words.say("Line {line} is no word: {said}", line=number, said=words.foreign(said))
        )
    context.output.result(
        {
            "added": brought.added,
            "known": brought.known,
            "refused": [{"line": number, "text": said} for number, said in brought.refused],
        },
        words.counted("{n} word added", "{n} words added", brought.added),
    )


def export_words(context: Context, given: Namespace) -> None:
    """Write the words to a file, one on each line."""
    with context.acting() as acting:
        found = dictionary.words(acting)
        write_list(given.file, "".join(f"{one.word}\n" for one in found))
    context.output.result(
        {"file": str(given.file), "words": len(found)},
        context.words.say("The dictionary was written to {path}.", path=str(given.file)),
    )


def _show_word(context: Context, one: WordView) -> None:
    words = context.words
    state = words.foreign(one.person_name)
    if not one.confirmed:
        state = f"{words.say('to be confirmed')}, {state}"
    context.output.result(
        {
            "id": one.id,
            "word": one.word,
            "confirmed": one.confirmed,
            "by": one.person_name,
            "at": shapes.time(one.added),
        },
        f"{words.foreign(one.word)}  ({state})",
    )
