"""An article on paper says what its page says: every letter, line after line.

The PDF is the browser's, and PDFium reads it, as any reader's program does. PDFium tells the words
of a line in the order in which they are read; where two directions meet in one line, or a mark
stands apart, it guesses, and now and then it counts a letter twice whose dots are drawn for
themselves. So the lines are held to their order, and a line to its letters but for a few.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import html as lxml_html
from PySide6.QtPdf import QPdfDocument
from pytestqt.qtbot import QtBot

from studio.export.outgoing import letters
from studio.export.package import ArticlePackager
from studio.newsroom.public import PublicArticle
from studio.resources import resource
from studio.ui.preview.browser import Browser
from studio.ui.preview.paper import save_pdf
from tests.export.articles import english_article, rich_article, sample_article
from tests.samples import samples

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

WAIT = 60_000
GUESSED = 2
"""How many letters of a line PDFium may make up, or pass over."""
TOUCHING = 2
"""Points by which what belongs to a line, a mark below it say, may stand under its letters."""
UNPRINTED = (
    *("head", "a[@class='skip']", "p[@class='welcome']", "nav", "section[@class='comments']"),
    *("picture", "img", "wbr"),
)


def said(text: str) -> str:
    """Return the letters and digits alone: where a mark stands is the font's business."""
    return "".join(one for one in letters(text) if one.isalnum())


def printed_words(page: str) -> str:
    """Return what a page says on paper, the numbers of its lists too."""
    root: Any = lxml_html.document_fromstring(page.encode())
    for name in UNPRINTED:
        for one in root.xpath(f".//{name}"):
            one.drop_tree()
    for numbered in root.iter("ol"):
        for number, item in enumerate(numbered.findall("li"), 1):
            item.text = f"{number} {item.text or ''}"
    return said(root.text_content())


def lines_of(document: QPdfDocument) -> Iterator[str]:
    """Yield what each printed line says, from the top of the first page to the end."""
    for page in range(document.pageCount()):
        pieces: list[tuple[QRectF, str]] = []
        start = 0
        for piece in document.getAllText(page).text().split("\n"):
            if said(piece):
                chosen = document.getSelectionAtIndex(page, start, len(piece.rstrip("\r")))
                pieces.append((chosen.boundingRectangle(), piece))
            start += len(piece) + 1
        pieces.sort(key=lambda one: one[0].center().y())
        line, bottom = "", 0.0
        for place, piece in pieces:
            if line and place.top() > bottom + TOUCHING:
                yield said(line)
                line = ""
            line, bottom = line + piece, max(place.bottom(), bottom if line else 0.0)
        if line:
            yield said(line)


def unlike(one: str, other: str) -> int:
    """Return how many letters one text has more or fewer than the other."""
    mine, others = Counter(one), Counter(other)
    return (mine - others).total() + (others - mine).total()


def articles(folder: Path) -> Iterator[PublicArticle]:
    yield rich_article(folder)
    yield english_article()
    for sample in samples():
        yield sample_article(sample)


def test_a_pdf_says_what_the_page_says_in_its_order(
    qtbot: QtBot, browser: Browser, tmp_path: Path
) -> None:
    pack = ArticlePackager(resource("themes"), tmp_path / "cache", lambda: ())
    for article in articles(tmp_path):
        files = dict(pack.build(article).files)
        with qtbot.waitSignal(browser.shown, timeout=WAIT):
            browser.show_page(files)
        file = tmp_path / "article.pdf"
        told: list[bool] = []
        with qtbot.waitSignal(browser.page().pdfPrintingFinished, timeout=WAIT):
            save_pdf(browser, file, told.append)
        assert told == [True]
        document = QPdfDocument()
        assert document.load(str(file)) is QPdfDocument.Error.None_
        rest = printed_words(files["index.html"].decode())
        assert len(rest) > 100
        for line in lines_of(document):
            ends = range(max(len(line) - GUESSED, 0), len(line) + GUESSED + 1)
            end = min(ends, key=lambda end: (unlike(line, rest[:end]), abs(end - len(line))))
            assert unlike(line, rest[:end]) <= GUESSED, (line, rest[:end])
            rest = rest[end:]
        assert len(rest) <= GUESSED, rest
        document.close()
        document.deleteLater()
