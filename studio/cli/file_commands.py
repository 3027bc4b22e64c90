"""Commands on files alone: no newsroom, no sign-in."""

from argparse import Namespace
from pathlib import Path
from typing import assert_never

from studio.cli.context import Context
from studio.cli.files import chosen_format, read_file
from studio.document.article import ArticleText, Byline
from studio.document.codec import decode, decode_document, encode, encode_document
from studio.document.front_matter import (
    ArticleFile,
    read_article_file,
    read_bytes,
    write_article_file,
)
from studio.document.html_in import decode_html, read_html
from studio.document.inline import plain, texts
from studio.document.plain import article_plain, from_plain
from studio.errors import Damaged, Reason, Refused
from studio.export.html import document_html
from studio.export.verify import verify as verify_package
from studio.newsroom.importing import SUFFIXES, FileFormat
from studio.storage.media import write_file


def verify(context: Context, given: Namespace) -> None:
    """Check a package with its manifest alone."""
    report = verify_package(given.package)
    manifest = report.manifest
    words = context.words
    context.output.result(
        {
            "package": str(given.package),
            "valid": True,
            "files": len(manifest.files),
            "bytes": report.bytes,
            "manifest_sha256": report.manifest_sha256,
            "articles": [
                {"id": one.id, "revision": one.revision, "headline": one.headline}
                for one in manifest.articles
            ],
        },
        words.counted(
            "The package is whole: {n} file, {size}.",
            "The package is whole: {n} files, {size}.",
            len(manifest.files),
            size=words.size(report.bytes),
        ),
    )


def convert(context: Context, given: Namespace) -> None:
    """Write a file's article in another format."""
    source_format = chosen_format(given.source, given.source_format)
    target_format = chosen_format(given.target, given.target_format)
    article = _read(given.source, source_format)
    write_file(given.target, _written(article, target_format))
    context.output.result(
        {
            "source": str(given.source),
            "from": source_format.value,
            "target": str(given.target),
            "to": target_format.value,
        },
        "",
    )


def _read(path: Path, source: FileFormat) -> ArticleFile:
    data = read_file(path)
    match source:
        case FileFormat.MARKDOWN | FileFormat.AUTO:
            return read_article_file(read_bytes(data, str(path)), name=str(path))
        case FileFormat.HTML:
            return ArticleFile(body=read_html(decode_html(data, str(path))))
        case FileFormat.TEXT:
            return ArticleFile(body=from_plain(read_bytes(data, str(path))))
        case FileFormat.JSON:
            return _from_json(read_bytes(data, str(path)))
        case FileFormat.DOCX:
            from studio.document.docx_in import read_docx

            return _from_article(read_docx(data, str(path)).text)
        case FileFormat.MIDAD:
            from studio.newsroom.importing_package import zipped_package

            return zipped_package(data, str(path)).file
        case _ as unreachable:
            assert_never(unreachable)


def _from_json(text: str) -> ArticleFile:
    """Return what a document, or a whole article, says as JSON."""
    try:
        return ArticleFile(body=decode_document(text))
    except Damaged:
        article = decode(text)
    return _from_article(article)


def _from_article(article: ArticleText) -> ArticleFile:
    return ArticleFile(
        headline=plain(article.headline),
        kicker=plain(article.kicker),
        standfirst=plain(article.standfirst),
        bylines=tuple(byline.name for byline in article.bylines),
        dateline=article.dateline,
        slug=article.slug,
        search_title=article.search_title,
        search_description=article.search_description,
        social_text=article.social_text,
        body=article.body,
    )


def _written(file: ArticleFile, target: FileFormat) -> bytes:
    match target:
        case FileFormat.MARKDOWN | FileFormat.AUTO:
            return write_article_file(file).encode()
        case FileFormat.HTML:
            return f"{document_html(file.body)}\n".encode()
        case FileFormat.TEXT:
            return f"{article_plain(_article(file))}\n".encode()
        case FileFormat.JSON:
            article = _article(file)
            bare = article == ArticleText(body=file.body)
            return f"{encode_document(file.body) if bare else encode(article)}\n".encode()
        case FileFormat.DOCX:
            from studio.document.docx_out import write_docx

            return write_docx(_article(file))
        case FileFormat.MIDAD:
            allowed = tuple(end for end, kind in SUFFIXES.items() if kind is not FileFormat.MIDAD)
            raise Refused(Reason.FILE_KIND_UNKNOWN, path=".zip", allowed=allowed)
        case _ as unreachable:
            assert_never(unreachable)


def _article(file: ArticleFile) -> ArticleText:
    return ArticleText(
        headline=texts(file.headline),
        kicker=texts(file.kicker),
        standfirst=texts(file.standfirst),
        bylines=tuple(Byline(name) for name in file.bylines),
        dateline=file.dateline,
        slug=file.slug,
        search_title=file.search_title,
        search_description=file.search_description,
        social_text=file.social_text,
        body=file.body,
    )
