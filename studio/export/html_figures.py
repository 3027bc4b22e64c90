"""Pictures, galleries, embeds and pull quotes as HTML: all that stands in a ``figure``.

Part of `studio.export.html`, which says what is written for whom.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import urlsplit

from markupsafe import Markup

from studio.document.blocks import Crop, Embed, Figure, Gallery, PullQuote
from studio.document.html_clean import DATA_PREFIX
from studio.document.inline import Inlines
from studio.document.links import clean_address, written_address
from studio.export.html_inline import HtmlProfile, InlineWriter
from studio.export.tags import Value, element, joined


@dataclass(frozen=True, slots=True)
class PictureFormat:
    """The files of one picture in one format: addresses and widths in pixels, narrow to wide."""

    mime: str
    files: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureSources:
    """Where a browser finds a picture: formats, best first, and one file that all can show."""

    formats: tuple[PictureFormat, ...] = ()
    url: str
    width: int
    height: int
    sizes: str = "100vw"


Pictures: TypeAlias = Mapping[tuple[str, Crop | None], PictureSources]
"""The pictures of an article by hash and crop, as its figures name them."""


class FigureWriter:
    """Writes what stands in a ``figure``, and remembers whether the first picture was written."""

    def __init__(self, inlines: InlineWriter, pictures: Pictures, *, eager: bool) -> None:
        self._inlines = inlines
        self._site = inlines.profile.is_public
        self._simple = inlines.profile is HtmlProfile.WORDPRESS
        self._pictures = pictures
        self._eager = eager

    def figure(self, figure: Figure) -> Markup:
        """Return a picture with its caption and credit."""
        attributes: dict[str, Value] = {"class": "picture"}
        if self._site:
            picture = self._picture(figure)
            if not picture:
                return picture
        else:
            attributes |= _house_figure(figure)
            picture = _source_image(figure)
        caption = self._caption(figure.caption, figure.credit)
        return self._element(attributes, [picture, caption])

    def _picture(self, figure: Figure) -> Markup:
        sources = self._pictures.get((figure.picture, figure.crop))
        if sources is None:
            return Markup()
        if self._simple:
            return self._image(figure, sources)
        formats = [
            element(
                "source",
                {"type": one.mime, "srcset": _source_set(one), "sizes": sources.sizes},
            )
            for one in sources.formats
        ]
        return element("picture", None, *formats, self._image(figure, sources))

    def _image(self, figure: Figure, sources: PictureSources) -> Markup:
        """Return the element for the file that all can show; alone, it offers several widths."""
        offered = None
        if self._simple:
            fallback = (sources.url, sources.width)
            found = (one for one in sources.formats if fallback in one.files)
            offered = next((one for one in found if len(one.files) > 1), None)
        image: dict[str, Value] = {
            "src": sources.url,
            "srcset": None if offered is None else _source_set(offered),
            "sizes": None if offered is None else sources.sizes,
            "alt": self._inlines.plain(figure.alt),
            "width": sources.width,
            "height": sources.height,
            "loading": None if self._eager else "lazy",
            "fetchpriority": "high" if self._eager else None,
            "decoding": None if self._eager else "async",
        }
        self._eager = False
        return element("img", image)

    def _caption(self, caption: Inlines, credit: str) -> Markup:
        parts = [self._inlines.write(caption)] if caption else []
        if credit:
            label = self._inlines.words.credit
            said = [element("span", {"class": "credit-label"}, label), Markup(" ")] if label else []
            parts.append(element("span", {"class": "credit"}, *said, self._inlines.text(credit)))
        return element("figcaption", None, joined(parts, " ")) if parts else Markup()

    def gallery(self, gallery: Gallery) -> Markup:
        """Return several pictures under one caption."""
        figures = [self.figure(figure) for figure in gallery.figures]
        caption = self._caption(gallery.caption, "")
        return self._element({"class": "gallery"}, [*figures, caption])

    def pull_quote(self, quote: PullQuote) -> Markup:
        """Return a sentence lifted out of the story."""
        words = element("p", None, self._inlines.write(quote.text))
        by = element("figcaption", None, self._inlines.text(quote.by)) if quote.by else Markup()
        return self._element({"class": "pull-quote"}, [element("blockquote", None, words), by])

    def embed(self, embed: Embed) -> Markup:
        """Return a link to a post or video that lives elsewhere."""
        address = clean_address(embed.url)
        host = urlsplit(address).hostname or address.partition(":")[2]
        attributes: dict[str, Value] = {"class": "embed"}
        thumbnail = Markup()
        if self._site:
            thumbnail = self._picture(Figure(picture=embed.thumbnail))
        else:
            attributes |= {
                f"{DATA_PREFIX}embed": embed.url,
                f"{DATA_PREFIX}provider": embed.provider or None,
                f"{DATA_PREFIX}title": embed.title or None,
                f"{DATA_PREFIX}thumbnail": embed.thumbnail or None,
            }
        parts = [
            thumbnail,
            element("span", {"class": "embed-title"}, self._inlines.text(embed.title)),
            element("span" if self._simple else "bdi", {"class": "embed-host", "dir": "ltr"}, host),
        ]
        if not embed.title:
            del parts[1]
        card = joined([part for part in parts if part], " ")
        return element("figure", attributes, element("a", {"href": written_address(address)}, card))

    def _element(self, attributes: Mapping[str, Value], parts: Sequence[Markup]) -> Markup:
        inside = [part for part in parts if part]
        if self._simple:
            return element("figure", attributes, *inside)
        return element(
            "figure", attributes, *(("\n", joined(inside, "\n"), "\n") if inside else ())
        )


def _house_figure(figure: Figure) -> dict[str, Value]:
    crop = figure.crop
    place = f"{crop.left} {crop.top} {crop.width} {crop.height}" if crop else None
    return {
        f"{DATA_PREFIX}picture": figure.picture,
        f"{DATA_PREFIX}source": figure.source or None,
        f"{DATA_PREFIX}alt": figure.alt or None,
        f"{DATA_PREFIX}crop": place,
    }


def _source_image(figure: Figure) -> Markup:
    """Return the picture where another program may find it."""
    address = clean_address(figure.source)
    if not address.startswith("http"):
        return Markup()
    return element("img", {"src": written_address(address), "alt": figure.alt})


def _source_set(files: PictureFormat) -> str:
    return ", ".join(f"{url} {width}w" for url, width in files.files)
