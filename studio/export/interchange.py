"""An article's words in the forms that other programs take: Markdown with front matter, plain text.

All hold the same words in the same order as the page, and nothing that the page does not say.
Deliberately absent: reading them (`studio.document`), and the agencies' formats.
"""

from collections.abc import Mapping

from msgspec.structs import replace

from studio.document.article import ArticleText, NotePlace, NoticeKind
from studio.document.blocks import Block, Embed, Figure, Gallery
from studio.document.front_matter import ArticleFile, write_article_file
from studio.document.inline import Footnote, Inline, Inlines, Text, plain
from studio.document.plain import article_plain
from studio.document.tree import Document, map_contents
from studio.export.addresses import page_address
from studio.export.moments import moment_text
from studio.export.outgoing import letters, outgoing
from studio.export.pictures import ArticlePictures
from studio.export.readable import reading_text
from studio.newsroom.public import PublicArticle


def markdown_form(article: PublicArticle, pictures: ArticlePictures) -> str:
    """Return the article as a file that Midad and other programs read.

    Pictures are named by their files in the package, those that are not in it are left out.
    """
    # Letter by letter first: what YAML writes as an escape is not found in the whole any more.
    text = reading_text(article, pictures)
    lead = None if text.lead_picture is None else _filed(text.lead_picture, pictures)
    return letters(
        write_article_file(
            ArticleFile(
                headline=letters(plain(text.headline)),
                kicker=letters(plain(text.kicker)),
                standfirst=letters(plain(text.standfirst)),
                section=outgoing(article.sections[-1].name) if article.sections else "",
                tags=tuple(outgoing(tag.name) for tag in article.tags),
                bylines=tuple(outgoing(author.name) for author in article.authors),
                dateline=letters(text.dateline),
                slug=article.slug,
                search_title=letters(text.search_title),
                search_description=letters(text.search_description),
                social_text=letters(text.social_text),
                picture="" if lead is None else lead.source,
                picture_alt="" if lead is None else letters(lead.alt),
                picture_caption="" if lead is None else letters(plain(lead.caption)),
                picture_credit="" if lead is None else letters(lead.credit),
                body=_public_body(article, pictures),
            )
        )
    )


def text_form(article: PublicArticle, pictures: ArticlePictures) -> str:
    """Return the article's words, an empty line between paragraphs."""
    return letters(article_plain(reading_text(article, pictures))) + "\n"


def wire_form(
    article: PublicArticle, pictures: ArticlePictures, labels: Mapping[NoticeKind, str]
) -> str:
    """Return the article as agencies send it, in plain text and in the order of its page.

    Above the words stand who wrote them, where and when, below them the article's address; the
    notes on what changed, under `labels`, stand where the page has them.
    """
    text, house = reading_text(article, pictures), article.house
    language = text.body.language
    told = {
        place: [
            f"{labels[note.kind]} ({moment_text(house, language, note.at)}): {outgoing(note.text)}"
            for note in article.notes
            if note.text and note.place is place
        ]
        for place in NotePlace
    }
    separator = "، " if language.startswith("ar") else ", "
    parts = [
        plain(text.kicker),
        plain(text.headline),
        plain(text.standfirst),
        separator.join(outgoing(author.name) for author in article.authors),
        text.dateline,
        moment_text(house, language, article.modified_at),
        *_words_with(text, told[NotePlace.ABOVE]),
        *told[NotePlace.BELOW],
        outgoing(house.site_name),
        page_address(article),
    ]
    return letters("\n\n".join(part for part in parts if part)) + "\n"


def _words_with(text: ArticleText, above: list[str]) -> tuple[str, ...]:
    """Return lead picture and body, with what stands above the body between them."""
    if not above:
        return (article_plain(ArticleText(lead_picture=text.lead_picture, body=text.body)),)
    return (
        article_plain(ArticleText(lead_picture=text.lead_picture)),
        *above,
        article_plain(ArticleText(body=text.body)),
    )


def _public_body(article: PublicArticle, pictures: ArticlePictures) -> Document:
    text = reading_text(article, pictures)
    blocks: list[Block] = []
    for block in text.body.blocks:
        match block:
            case Figure():
                blocks.append(_filed(block, pictures))
            case Gallery(figures=figures):
                filed = tuple(_filed(one, pictures) for one in figures)
                blocks.append(replace(block, figures=filed))
            case Embed():
                blocks.append(replace(block, thumbnail=""))
            case _:
                blocks.append(block)
    # In the runs and not in what is written of them: where a sign goes, a space may end a line.
    return replace(text.body, blocks=tuple(map_contents(one, _lettered) for one in blocks))


def _lettered(content: Inlines) -> Inlines:
    return tuple(map(_lettered_piece, content))


def _lettered_piece(piece: Inline) -> Inline:
    if isinstance(piece, Footnote):
        return replace(piece, content=_lettered(piece.content))
    if isinstance(piece, Text) and (said := letters(piece.text)) is not piece.text:
        return replace(piece, text=said)
    return piece


def _filed(figure: Figure, pictures: ArticlePictures) -> Figure:
    """Return a figure that is shown, named by its file in the package and not cropped any more."""
    shown = pictures.of(figure)
    if shown is None:
        raise AssertionError
    return replace(figure, picture="", source=shown.largest.path, crop=None)
