"""The copy desk by command: what it finds in an article or a file, and the safe corrections."""

import contextlib
from argparse import Namespace
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Final

from studio.cli.context import Context
from studio.cli.files import read_file
from studio.cli.output import UsageProblem
from studio.document.article import ArticleText
from studio.document.direction_findings import DirectionInspector
from studio.document.findings import Level, Provider, Remedy, Rewrite, rewritten
from studio.document.ignored import Ignored
from studio.document.lengths import measure
from studio.document.review import accepted_article
from studio.document.spacing import DoubleSpaces
from studio.errors import MidadError
from studio.newsroom import articles, reading
from studio.newsroom.house import house
from studio.newsroom.house_language import HouseLanguage, house_language
from studio.newsroom.ignoring import ignored_in
from studio.newsroom.importing import format_of, read_file_text
from studio.settings import House
from studio.storage.connection import DATABASE
from studio.wording.findings import LEVELS, finding_reason, finding_title, remedy_words
from studio.wording.words import Words

if TYPE_CHECKING:
    from studio.style.desk import Located

_LEVELS: Final = {
    Level.ADVICE: "suggestion",
    Level.WARNING: "warning",
    Level.ERROR: "error",
}


def check(context: Context, given: Namespace) -> None:
    """Show what is found, one finding a line; with ``--fix``, after the safe corrections.

    The corrections are one new version, saved as the editor saves one. What is suggested in a text
    counts as accepted, and a block in which something is suggested is not corrected.
    """
    if given.lengths and given.fix:
        raise UsageProblem(context.words.say("Give --fix or --lengths, not both."))
    if not given.article.isdecimal():
        if given.fix:
            raise UsageProblem(
                context.words.say("usage: midad check FILE, or midad check ID --fix")
            )
        path = Path(given.article)
        text = read_file_text(str(path), read_file(path), format_of(str(path))).text
        if given.lengths:
            _show_lengths(context, text, House().reading_speed)
        else:
            _show(context, text, _language_here(context))
        return
    article = int(given.article)
    with context.acting() as acting:
        found = reading.load(acting, article)
        text = found.text
        let_be = ignored_in(acting, article)
        if given.lengths:
            _show_lengths(context, text, house(acting.store).reading_speed)
            return
        if given.fix:
            text = _corrected(context, text, house_language(acting.store), let_be)
            if text != found.text:
                note = context.words.say("Safe corrections of the copy desk")
                articles.edit(acting, article, text, base=found.summary.revision, note=note)
        language = house_language(acting.store)
    _show(context, accepted_article(text), language, let_be)


def _language_here(context: Context) -> HouseLanguage:
    """Return the newsroom's language, nobody's where there is no newsroom that can be asked."""
    if (context.folder / DATABASE).is_file():
        with contextlib.suppress(MidadError), context.store() as store:
            return house_language(store)
    return HouseLanguage()


def _show_lengths(context: Context, text: ArticleText, speed: int) -> None:
    found, words = measure(text), context.words
    parts = {
        name: {
            "number": one.number,
            "average": round(one.average, 1),
            "longest": one.longest,
            "longest_block": one.longest_block,
        }
        for name, one in (("sentences", found.sentences), ("paragraphs", found.paragraphs))
    }
    minutes = max(1, found.minutes(speed))
    told = " · ".join(
        (
            words.counted("{n} word", "{n} words", found.words),
            words.counted("{n} sentence", "{n} sentences", found.sentences.number),
            words.counted("{n} paragraph", "{n} paragraphs", found.paragraphs.number),
            words.counted("{n} minute to read", "{n} minutes to read", minutes),
        )
    )
    context.output.result(
        {
            "words": found.words,
            "characters": found.characters,
            "headline": found.headline,
            **parts,
            "reading_minutes": minutes,
        },
        told,
    )


def _providers() -> tuple[Provider, ...]:
    return (DoubleSpaces(), DirectionInspector())


def _corrected(
    context: Context, text: ArticleText, language: HouseLanguage, let_be: Collection[Ignored]
) -> ArticleText:
    from studio.style.desk import mended_article
    from studio.style.house import house_desk

    desk = house_desk(language.style)
    text, done = mended_article(text, desk.book, providers=desk.providers, let_be=let_be)
    words = context.words
    if done:
        context.output.warn(words.counted("{n} correction", "{n} corrections", len(done)))
    return text


def _show(
    context: Context,
    text: ArticleText,
    language: HouseLanguage,
    let_be: Collection[Ignored] = (),
) -> None:
    from studio.spelling.codes import CODES, Mode
    from studio.spelling.provider import Spelling
    from studio.spelling.speller import Speller
    from studio.style.desk import check_article
    from studio.style.house import house_desk
    from studio.style.naming import known_words

    words = context.words
    with Speller() as speller:
        spelling = Spelling(speller, known_words() | language.words, thorough=True)
        desk = house_desk(language.style)
        providers = (*_providers(), *desk.providers, spelling)
        found = check_article(text, desk.book, providers=providers, words=CODES, let_be=let_be)
        mode = speller.mode
    for one in found:
        finding = one.finding
        title = finding_title(finding, words)
        fixes = [_fixed(one, remedy, words) for remedy in finding.remedies]
        context.output.result(
            {
                "rule": finding.code,
                "level": _LEVELS[finding.level],
                "field": one.field,
                "block": one.block,
                "offset": finding.start,
                "length": finding.end - finding.start,
                "text": one.words,
                "message": title,
                "why": finding_reason(finding, words),
                "fixes": fixes,
            },
            _line(one, title, fixes, words),
        )
    if mode in {Mode.BASIC, Mode.OFF}:
        context.output.warn(words.say("Spelling: basic mode, without a dictionary"))
    if not found and not context.output.as_json:
        context.output.step(words.say("Nothing was found in this text"))


def _fixed(one: "Located", remedy: Remedy, words: Words) -> str:
    """Return what the words of a finding would be; of a remedy that reaches further, its name."""
    start, end = one.finding.start, one.finding.end
    if isinstance(remedy, Rewrite) and all(
        start <= exchange.start and exchange.end <= end for exchange in remedy.exchanges
    ):
        moved = [
            exchange._replace(start=exchange.start - start, end=exchange.end - start)
            for exchange in remedy.exchanges
        ]
        return rewritten(one.words, moved)
    if isinstance(remedy, Rewrite) and remedy.shown:
        return remedy.shown
    return remedy_words(remedy, words)


def _line(one: "Located", title: str, fixes: list[str], words: Words) -> str:
    place = one.field if one.block is None else words.fact(one.block + 1)
    level = words.say(LEVELS[one.finding.level])
    leads = f" ← {' | '.join(words.foreign(fix) for fix in fixes)}" if any(fixes) else ""
    return f"{place:>4}  {level}  {title}: ‹{words.foreign(one.words)}›{leads}"
