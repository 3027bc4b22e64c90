"""An article's words in the forms that other programs take: Markdown with front matter, plain text.

All hold the same words in the same order as the page, and nothing that the page does not say.
Deliberately absent: reading them (`studio.document`), and the agencies' formats.
"""

from collections.abc import Mapping
from dataclasses import replace

from studio.document.article import ArticleText, NoticeKind
from studio.document.blocks import Block, Embed, Figure, Gallery, Related, Unknown
from studio.document.front_matter import ArticleFile, write_article_file
from studio.document.inline import plain
from studio.document.plain import article_plain
from studio.document.tree import Document
from studio.export.addresses import page_address
from studio.export.moments import moment_text
from studio.export.outgoing import letters, outgoing
from studio.export.pictures import ArticlePictures
from studio.newsroom.public import PublicArticle


def markdown_form(article: PublicArticle, pictures: ArticlePictures) -> str:
    """Return the article as a file that Midad and other programs read.

    Pictures are named by their files in the package, those that are not in it are left out.
    """
    text = article.text
    lead = None if text.lead_picture is None else _filed(text.lead_picture, pictures)
    return letters(
        write_article_file(
            ArticleFile(
                headline=plain(text.headline),
                kicker=plain(text.kicker),
                standfirst=plain(text.standfirst),
                section=outgoing(article.sections[-1].name) if article.sections else "",
                tags=tuple(outgoing(tag.name) for tag in article.tags),
                bylines=tuple(outgoing(author.name) for author in article.authors),
                dateline=text.dateline,
                slug=article.slug,
                search_title=text.search_title,
                search_description=text.search_description,
                social_text=text.social_text,
                picture="" if lead is None else lead.source,
                picture_alt="" if lead is None else lead.alt,
                picture_caption="" if lead is None else plain(lead.caption),
                picture_credit="" if lead is None else lead.credit,
                body=_public_body(article, pictures),
            )
        )
    )


def text_form(article: PublicArticle) -> str:
    """Return the article's words, an empty line between paragraphs."""
    return letters(article_plain(article.text)) + "\n"


def wire_form(article: PublicArticle, labels: Mapping[NoticeKind, str]) -> str:
    """Return the article as agencies send it, in plain text and in the order of its page.

    Above the words stand who wrote them, where and when, below them the notes on what changed,
    under `labels`, and the article's address.
    """
    text, house = article.text, article.house
    language = text.body.language
    separator = "، " if language.startswith("ar") else ", "
    parts = [
        plain(text.kicker),
        plain(text.headline),
        plain(text.standfirst),
        separator.join(outgoing(author.name) for author in article.authors),
        text.dateline,
        moment_text(house, language, article.modified_at),
        article_plain(ArticleText(lead_picture=text.lead_picture, body=text.body)),
        *(
            f"{labels[note.kind]} ({moment_text(house, language, note.at)}): {outgoing(note.text)}"
            for note in article.notes
            if note.text
        ),
        outgoing(house.site_name),
        page_address(article),
    ]
    return letters("\n\n".join(part for part in parts if part)) + "\n"


def _public_body(article: PublicArticle, pictures: ArticlePictures) -> Document:
    known = {link.uid for link in article.related}
    blocks: list[Block] = []
    for block in article.text.body.blocks:
        match block:
            case Figure():
                figure = _filed(block, pictures)
                blocks += [] if figure is None else [figure]
            case Gallery(figures=figures):
                filed = tuple(found for one in figures if (found := _filed(one, pictures)))
                blocks += [replace(block, figures=filed)] if filed else []
            case Related(articles=articles):
                public = tuple(uid for uid in articles if uid in known)
                blocks += [replace(block, articles=public)] if public else []
            case Embed():
                blocks.append(replace(block, thumbnail=""))
            case Unknown():
                pass  # nobody can say what it holds
            case _:
                blocks.append(block)
    return replace(article.text.body, blocks=tuple(blocks))


def _filed(figure: Figure, pictures: ArticlePictures) -> Figure | None:
    """Return a figure that names its file in the package and is not cropped any more."""
    shown = pictures.of(figure)
    if shown is None:
        return None
    known = shown.picture
    return replace(
        figure,
        picture="",
        source=shown.largest.path,
        crop=None,
        alt=figure.alt or known.alt,
        credit=figure.credit or known.credit,
    )
