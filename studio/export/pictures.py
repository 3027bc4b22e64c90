"""The files that a newsroom's pictures become in a package, made once and kept by content.

Every picture is offered in three widths and three formats, and the picture that stands for the
article also in the shapes that search engines and social networks ask for. Nothing is enlarged, an
editor's crop is never left, and all metadata but the newsroom's own credit is gone.

Sources: Google's guide to article structured data (images in 16:9, 4:3 and 1:1), Open Graph's
customary 1200 × 630. Deliberately absent: decoding (`studio.imaging`) and tags (`html`).
"""

import contextlib
import hashlib
import json
import os
import secrets
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

import PIL
from msgspec import Struct

from studio.document.article import ArticleText
from studio.document.blocks import WHOLE, Embed, Figure, Gallery
from studio.document.blocks import Crop as Cut
from studio.errors import Damaged, Reason, Unavailable
from studio.imaging.credit import Credit
from studio.imaging.cropping import place
from studio.imaging.guard import render
from studio.imaging.values import Crop, FocalCrop, FreeCrop, PictureKind, Rendered, Rendition
from studio.newsroom.public import PublicPicture

WIDTHS: Final = (480, 960, 1600)
"""Pixels: a phone, a phone with a fine screen, a desktop."""

KINDS: Final = (PictureKind.AVIF, PictureKind.WEBP, PictureKind.JPEG)
SHAPES: Final = ((16, 9), (4, 3), (1, 1))
SHARE_SHAPE: Final = (40, 21)  # 1200 × 630
SHAPE_WIDTH: Final = 1200

_FOLDER: Final = "pictures"
_SHORT: Final = 12
_CACHE_FORM: Final = 3
_READING: Final = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_HEAD: Final = struct.Struct(">8sII")
_DIGEST: Final = hashlib.sha256().digest_size


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFile:
    """A file of a package; `path` in it, sizes in pixels; `sha256` as `Rendered` has it."""

    path: str
    kind: PictureKind
    width: int
    height: int
    data: bytes = field(repr=False)
    sha256: str = field(default="", repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPicture:
    """One picture in one crop: its files, in every kind from narrow to wide."""

    picture: PublicPicture
    files: tuple[PictureFile, ...]

    def of_kind(self, kind: PictureKind) -> tuple[PictureFile, ...]:
        """Return the files of one kind, the narrowest first."""
        return tuple(file for file in self.files if file.kind is kind)

    @property
    def largest(self) -> PictureFile:
        """The widest file of the kind that every reader can show."""
        return self.of_kind(PictureKind.JPEG)[-1]


class ArticlePictures(Struct, frozen=True, kw_only=True):
    """All picture files of an article.

    `shown` has them by what the text says of them; `shapes` are the crops for search engines and
    `share` is the one for social networks, of the picture that stands for the article.
    """

    shown: Mapping[tuple[str, Cut | None], ShownPicture]
    shapes: tuple[PictureFile, ...] = ()
    share: PictureFile | None = None

    def of(self, figure: Figure) -> ShownPicture | None:
        """Return the files of a figure, None where the newsroom has no such picture."""
        return self.shown.get((figure.picture, figure.crop))

    @property
    def files(self) -> dict[str, bytes]:
        """Every file by its path."""
        return {file.path: file.data for file in self._all}

    @property
    def hashes(self) -> dict[str, str]:
        """The SHA-256 of those files, by their paths, whose hash is known already."""
        return {file.path: file.sha256 for file in self._all if file.sha256}

    @property
    def _all(self) -> Iterator[PictureFile]:
        for shown in self.shown.values():
            yield from shown.files
        yield from self.shapes
        if self.share is not None:
            yield self.share


def article_pictures(
    text: ArticleText, pictures: Mapping[str, PublicPicture], cache: Path
) -> ArticlePictures:
    """Return the files of every picture in `text` that is among `pictures`.

    Files made before are taken from the folder `cache`. Raises `Damaged` (PICTURE_FILE_DAMAGED)
    when an original is gone or is not what it was, `Unavailable` when it cannot be read, and what
    `studio.imaging.guard.render` raises.
    """
    wanted = dict.fromkeys(
        (figure.picture, figure.crop) for figure in figures_of(text) if figure.picture in pictures
    )
    standing = next(iter(wanted), None)
    shown = {}
    shapes: tuple[PictureFile, ...] = ()
    share = None
    for sha256 in dict.fromkeys(sha256 for sha256, _ in wanted):
        picture = pictures[sha256]
        orders = [
            order for key, cut in wanted if key == sha256 for order in _shown_orders(picture, cut)
        ]
        if standing is not None and standing[0] == sha256:
            orders += _shape_orders(picture, standing[1])
        made = _made(picture, orders, cache)
        for key, cut in wanted:
            if key == sha256:
                names = {order.path for order in _shown_orders(picture, cut)}
                files = tuple(file for file in made if file.path in names)
                shown[key, cut] = ShownPicture(picture=picture, files=files)
        if standing is not None and standing[0] == sha256:
            by_path = {file.path: file for file in made}
            *shapes_made, share = (
                by_path[order.path] for order in _shape_orders(picture, standing[1])
            )
            shapes = tuple(shapes_made)
    return ArticlePictures(shown=shown, shapes=shapes, share=share)


def figures_of(text: ArticleText) -> Iterator[Figure]:
    """Yield every figure of an article in its readers' order, previews of embeds included."""
    if text.lead_picture is not None:
        yield text.lead_picture
    for block in text.body.blocks:
        match block:
            case Figure():
                yield block
            case Gallery():
                yield from block.figures
            case Embed(thumbnail=thumbnail) if thumbnail:
                yield Figure(picture=thumbnail)


@dataclass(frozen=True, slots=True)
class _Order:
    path: str
    rendition: Rendition


def _shown_orders(picture: PublicPicture, cut: Cut | None) -> list[_Order]:
    crop = _free(cut)
    widest = place(picture.width, picture.height, Rendition(WIDTHS[-1], crop=crop)).width
    widths = [*(width for width in WIDTHS if width < widest), widest]
    stem = _stem(picture, cut)
    return [
        _Order(f"{stem}-{width}{kind.suffix}", Rendition(width, kind, crop=crop))
        for kind in KINDS
        for width in widths
    ]


def _shape_orders(picture: PublicPicture, cut: Cut | None) -> list[_Order]:
    stem = _stem(picture, cut)
    return [
        _Order(
            f"{stem}-{across}x{down}.jpg",
            Rendition(SHAPE_WIDTH, PictureKind.JPEG, crop=_shaped(picture, cut, across, down)),
        )
        for across, down in (*SHAPES, SHARE_SHAPE)
    ]


def _stem(picture: PublicPicture, cut: Cut | None) -> str:
    stem = f"{_FOLDER}/{picture.sha256[:_SHORT]}"
    if cut is None:
        return stem
    where = ",".join(map(str, (cut.left, cut.top, cut.width, cut.height)))
    return f"{stem}-{hashlib.sha256(where.encode()).hexdigest()[:8]}"


def _free(cut: Cut | None) -> Crop | None:
    if cut is None:
        return None
    return FreeCrop(cut.left / WHOLE, cut.top / WHOLE, cut.width / WHOLE, cut.height / WHOLE)


def _shaped(picture: PublicPicture, cut: Cut | None, across: int, down: int) -> Crop:
    """Return the largest rectangle of a shape around the point that matters, within the cut."""
    x, y = picture.focal_x / WHOLE, picture.focal_y / WHOLE
    if cut is None:
        return FocalCrop(across, down, x, y)
    whole = place(picture.width, picture.height, Rendition(picture.width, crop=_free(cut)))
    width, height = whole.right - whole.left, whole.bottom - whole.top
    inner_x = min(max((x * picture.width - whole.left) / width, 0), 1)
    inner_y = min(max((y * picture.height - whole.top) / height, 0), 1)
    inner = place(width, height, Rendition(width, crop=FocalCrop(across, down, inner_x, inner_y)))
    # A quarter of a pixel inside, so that no rounding leads out of the rectangle again.
    left, top = whole.left + inner.left + 0.25, whole.top + inner.top + 0.25
    return FreeCrop(
        left / picture.width,
        top / picture.height,
        (inner.right - inner.left - 0.5) / picture.width,
        (inner.bottom - inner.top - 0.5) / picture.height,
    )


def _made(picture: PublicPicture, orders: Iterable[_Order], cache: Path) -> list[PictureFile]:
    """Return the files that were ordered, making those that `cache` does not have."""
    orders = list(orders)
    credit = Credit(
        creator=picture.creator,
        credit=picture.credit,
        rights=picture.rights,
        licence_url=picture.licence_url,
    )
    places = [cache / _key(picture, order.rendition, credit) for order in orders]
    found = [kept(file) for file in places]
    absent = [at for at, picture_file in enumerate(found) if picture_file is None]
    if absent:
        fresh = render(_original(picture), [orders[at].rendition for at in absent], credit)
        for at, made in zip(absent, fresh, strict=True):
            found[at] = made
            keep(places[at], made)
    return [
        PictureFile(
            path=order.path,
            kind=made.kind,
            width=made.width,
            height=made.height,
            data=made.data,
            sha256=made.sha256,
        )
        for order, made in zip(orders, found, strict=True)
        if made is not None
    ]


def _original(picture: PublicPicture) -> bytes:
    try:
        data = picture.path.read_bytes()
    except FileNotFoundError as error:
        raise _damaged(picture) from error
    except OSError as error:
        problem = error.strerror or type(error).__name__
        path = str(picture.path)
        raise Unavailable(Reason.DISK_FAILED, path=path, problem=problem) from error
    if hashlib.sha256(data).hexdigest() != picture.sha256:
        raise _damaged(picture)
    return data


def _damaged(picture: PublicPicture) -> Damaged:
    """Name a picture by what it shows: nobody knows it by its hash."""
    return Damaged(Reason.PICTURE_FILE_DAMAGED, picture=picture.alt or picture.sha256)


def _key(picture: PublicPicture, rendition: Rendition, credit: Credit) -> str:
    """Return the name under which a file is kept: equal for what makes equal bytes."""
    facts = (
        _CACHE_FORM,
        PIL.__version__,  # carries its own codecs
        picture.sha256,
        asdict(rendition),
        asdict(credit),
    )
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def kept(file: Path | str) -> Rendered | None:
    """Return the picture that `keep` left at `file`, None when it is absent or damaged."""
    try:
        held = _read(file)
    except OSError:
        return None
    start = _DIGEST + _HEAD.size
    if len(held) < start:
        return None
    digest, head, data = held[:_DIGEST], held[_DIGEST:start], held[start:]
    whole = hashlib.sha256(data)
    sha256 = whole.hexdigest()
    whole.update(head)
    # Before, the head was hashed first, and the hash of the picture alone had to be found again.
    if whole.digest() != digest and hashlib.sha256(head + data).digest() != digest:
        return None
    kind, width, height = _HEAD.unpack(head)
    name = kind.rstrip(b"\0").decode()
    return Rendered(data, PictureKind(name), width, height, sha256)


def _read(file: Path | str) -> bytes:
    """Return a file's bytes, asked for at once; they tell themselves whether they are all."""
    handle = os.open(file, _READING)
    try:
        return os.read(handle, os.fstat(handle).st_size)
    finally:
        os.close(handle)


def keep(file: Path, made: Rendered) -> None:
    """Keep a picture for the next time; a cache that cannot be written only costs time."""
    head = _HEAD.pack(made.kind.value.encode(), made.width, made.height)
    digest = hashlib.sha256(made.data + head).digest()
    waiting = file.with_name(f".{secrets.token_hex(8)}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        waiting.write_bytes(digest + head + made.data)
        waiting.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            waiting.unlink(missing_ok=True)
