"""The text of a WordPress post as a document.

WordPress keeps texts in three manners at once: paragraphs parted by empty lines alone, as its
classic editor writes them; blocks between comments; and shortcodes in brackets that its own code
replaces. All become plain HTML here, which `html_in` reads and cleans as any stranger's.

Sources: WordPress' wpautop and its shortcodes ``caption``, ``gallery`` and ``embed``, the markup of
its core blocks. Deliberately absent: shortcodes of plugins, which stay as they were typed.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Final

from msgspec.structs import replace

from studio.arabic.direction import Direction
from studio.document.blocks import Block, Embed, Paragraph
from studio.document.embeds import embed_at
from studio.document.html_in import Cleaned, clean_html
from studio.document.inline import plain
from studio.document.links import clean_address
from studio.document.marks import clean
from studio.document.wxr_names import NOTES, NOTES_ABOVE, NOTES_END

_BLOCK_MARK: Final = "<!-- wp:"
_COMMENT: Final = re.compile(r"<!--(?:[^-]|-(?!->))*-->")
_TAG: Final = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)\b([^<>]*)>")
_AROUND: Final = frozenset(
    ("address", "article", "aside", "blockquote", "center", "div", "footer", "header", "main",
     "section")
)  # fmt: skip
"""Elements within which texts are parted at empty lines, as they are outside of all."""
_WHOLE: Final = frozenset(
    ("dl", "fieldset", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "menu", "nav",
     "ol", "p", "pre", "script", "style", "table", "ul")
)  # fmt: skip
"""Elements that are taken as they stand."""
_EMPTY_LINE: Final = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_CAPTION: Final = re.compile(
    r"\[caption\b([^\]]{0,500})\](.{0,6000}?)\[/caption\]", re.DOTALL | re.IGNORECASE
)
_CAPTIONED: Final = re.compile(r"(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?", re.IGNORECASE)
_GALLERY: Final = re.compile(r"\[gallery\b([^\]]{0,2000})\]", re.IGNORECASE)
_EMBED: Final = re.compile(r"\[embed\b[^\]]{0,200}\](.{1,2000}?)\[/embed\]", re.IGNORECASE)
_ALONE: Final = re.compile(r"^[ \t]*(https?://[^\s<>\"']{4,2000})[ \t]*$", re.MULTILINE)
_ATTRIBUTE: Final = re.compile(r"""(\w+)=["']([^"']*)["']""")
_FIGURE: Final = re.compile(
    r"<figure\b[^>]*\bclass=[\"'][^\"']*\b(?:wp-block-embed|embed)\b[^\"']*[\"'][^>]*>"
    r"(.{0,6000}?)</figure>",
    re.DOTALL | re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"']{4,2000}")
_TITLE: Final = re.compile(
    r"<figcaption\b[^>]*>(.{0,3000}?)</figcaption>"
    r"|<span class=[\"']embed-title[\"']>(.{0,3000}?)</span>",
    re.DOTALL | re.IGNORECASE,
)
_BLOCK_GALLERY: Final = re.compile(
    r"(<figure\b[^>]*\bclass=[\"'])(wp-block-gallery)", re.IGNORECASE
)
_CREDIT_LABEL: Final = re.compile(r"<span class=\"credit-label\">[^<]{0,200}</span>\s?")
_ANY_TAG: Final = re.compile(r"<[^<>]*>")
_PLACE: Final = "midad-embed-{number}-here"
_FOUND_PLACE: Final = re.compile(r"midad-embed-(\d{1,4})-here")
_MOST_EMBEDS: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A picture of WordPress' library: where it lies and what is said of it."""

    address: str
    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(slots=True)
class _Embeds:
    """Posts and videos that stand elsewhere, while what is around them is read."""

    found: list[Embed] = field(default_factory=list)

    def placed(self, address: str, title: str) -> str | None:
        """Return a paragraph that keeps the place, None where it is no embed that is known."""
        cleaned = clean_address(unescape(address))
        known = embed_at(cleaned)
        if known is None or len(self.found) >= _MOST_EMBEDS:
            return None
        self.found.append(replace(known, title=clean(title)))
        return f"\n\n<p>{_PLACE.format(number=len(self.found) - 1)}</p>\n\n"

    def put_back(self, blocks: tuple[Block, ...]) -> Iterator[Block]:
        """Yield `blocks` with every embed in its place."""
        for block in blocks:
            place = None
            if isinstance(block, Paragraph):
                place = _FOUND_PLACE.fullmatch(plain(block.content))
            if place is None or int(place[1]) >= len(self.found):
                yield block
            else:
                yield self.found[int(place[1])]


def read_content(
    content: str,
    attachments: Mapping[str, Attached],
    *,
    direction: Direction = Direction.RTL,
    language: str = "ar",
) -> Cleaned:
    """Return the text of a post, and what was left out of it.

    `attachments` are the pictures of the library by their numbers. Public notes, which Midad writes
    around a text, are not in it. Raises as `html_in.clean_html`.
    """
    before, _, noted = content.partition(NOTES_ABOVE)
    html = (
        (before + noted.partition(NOTES_END)[2])
        .partition(NOTES)[0]
        .replace("\r\n", "\n")
        .replace("\r", "\n")
    )
    blocks = _BLOCK_MARK in html
    embeds = _Embeds()
    html = _COMMENT.sub("", html)
    html = _CAPTION.sub(_captioned, html)
    html = _GALLERY.sub(lambda found: _gallery(found[1], attachments), html)
    html = _FIGURE.sub(lambda found: _embedded(found, embeds), html)
    html = _EMBED.sub(lambda found: embeds.placed(found[1], "") or found[1], html)
    html = _ALONE.sub(lambda found: embeds.placed(found[1], "") or found[0], html)
    html = _BLOCK_GALLERY.sub(r"\1gallery \2", html)
    html = _CREDIT_LABEL.sub("", html)
    cleaned = clean_html(
        html if blocks else paragraphed(html), direction=direction, language=language
    )
    document = cleaned.document
    return Cleaned(
        replace(document, blocks=tuple(embeds.put_back(document.blocks))), cleaned.removed
    )


def paragraphed(html: str) -> str:
    """Return `html` with paragraphs where a classic post has empty lines; linear in the text.

    A single new line in such a paragraph is a line for the reader. What stands in paragraphs, lists
    or tables already is left alone.
    """
    written: list[str] = []
    loose: list[str] = []
    inside: list[str] = []  # the element that is taken whole, once for each that is open

    def flush() -> None:
        written.extend(_paragraphs("".join(loose)))
        loose.clear()

    at = 0
    for found in _TAG.finditer(html):
        name, closes = found[2].lower(), bool(found[1])
        (written if inside else loose).append(html[at : found.start()])
        at = found.end()
        if inside:
            written.append(found[0])
            if name == inside[0]:
                inside.pop() if closes else inside.append(name)
        elif name in _AROUND or name in _WHOLE:
            flush()
            written.append(found[0])
            if name in _WHOLE and not closes and name != "hr":
                inside.append(name)
        else:
            loose.append(found[0])
    (written if inside else loose).append(html[at:])
    flush()
    return "".join(written)


def _paragraphs(text: str) -> Iterator[str]:
    for part in _EMPTY_LINE.split(text):
        if part.strip():
            lines = part.strip().replace("\n", "<br>")
            yield f"<p>{lines}</p>\n"


def _captioned(found: re.Match[str]) -> str:
    picture = _CAPTIONED.search(found[2])
    if picture is None:
        return found[2]
    said = dict(_ATTRIBUTE.findall(found[1]))
    caption = said.get("caption") or found[2][picture.end() :].strip()
    return _figure(picture[0], caption)


def _gallery(attributes: str, attachments: Mapping[str, Attached]) -> str:
    """Return the pictures that a gallery's numbers name; those of no picture are left out."""
    numbers = dict(_ATTRIBUTE.findall(attributes)).get("ids", "")
    figures = [
        _figure(f'<img src="{escape(one.address)}" alt="{escape(one.alt)}">', _told(one))
        for number in numbers.split(",")
        if (one := attachments.get(number.strip())) is not None
    ]
    return f'\n\n<figure class="gallery">{"".join(figures)}</figure>\n\n' if figures else ""


def _told(one: Attached) -> str:
    credit = f'<span class="credit">{escape(one.credit)}</span>' if one.credit else ""
    return " ".join(part for part in (escape(one.caption), credit) if part)


def _figure(picture: str, caption: str) -> str:
    told = f"<figcaption>{caption}</figcaption>" if caption.strip() else ""
    return f"\n\n<figure>{picture}{told}</figure>\n\n"


def _embedded(found: re.Match[str], embeds: _Embeds) -> str:
    address = _ADDRESS.search(found[1])
    if address is None:
        return found[0]
    said = _TITLE.search(found[1])
    title = unescape(_ANY_TAG.sub("", (said[1] or said[2] or "") if said else ""))
    return embeds.placed(address[0], " ".join(title.split())) or found[0]
