"""The child that decodes pictures from outside, run as ``python -m studio.imaging.worker``.

It takes one request from standard input, answers on standard output and ends. It exists so that
a hostile or broken picture can cost no more than this process: memory and processor time are
limited by the kernel before the first byte of the picture is read, the clock by the parent.

Deliberately absent: reading or writing any file, and deciding what a page needs. This is no
sandbox against a decoder that was taken over; it bounds accidents and bombs.
"""

import os
import struct
import sys
import zlib
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from itertools import chain, groupby
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from studio.errors import Damaged, MidadError, Reason, Refused
from studio.imaging.cropping import Placement, place
from studio.imaging.messages import (
    Done,
    Failed,
    Reply,
    Request,
    decode_request,
    encode_reply,
)
from studio.imaging.values import Limits, PictureKind, Probe, Rendered, Rendition

if TYPE_CHECKING:
    from PIL import Image

    Picture: TypeAlias = Image.Image

_ORIENTATION: Final = 0x0112
_DECODERS_RAISE: Final = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    ArithmeticError,
    LookupError,
    EOFError,
    AttributeError,
    RuntimeError,
    struct.error,
    zlib.error,
)
"""What Pillow's decoders answer to files that are not what they claim; it names no common kind."""

_SPARE: Final = 1.5
"""A picture is shrunk in steps, but the last is made of one that is so much larger."""

_MAX_THREADS: Final = 4
"""More would reserve address space that the memory limit then takes from the picture."""

_QUALITY: Final = {PictureKind.JPEG: 82, PictureKind.WEBP: 78, PictureKind.AVIF: 60}
_WEBP_METHOD: Final = 2  # three fifths of the time of 4 for files that are 4 % larger
_AVIF_SPEED: Final = 9  # a fifth of the time of 8 for files that are 2 to 15 % larger


class _Look(NamedTuple):
    """What renditions share pixels by: where they lie, and whether transparency is kept."""

    placement: Placement
    opaque: bool


def main() -> int:
    """Answer one request; the exit code is 0 when there is an answer, of whatever kind."""
    request = decode_request(sys.stdin.buffer.read())
    limit(request.limits)
    sys.stdout.buffer.write(encode_reply(answer(request)))
    sys.stdout.buffer.flush()
    return 0


def limit(limits: Limits) -> None:
    """Let the kernel hold this process to its limits, where the system has such."""
    if sys.platform == "win32":
        return
    import resource

    wanted = [(resource.RLIMIT_CPU, limits.cpu_seconds), (resource.RLIMIT_CORE, 0)]
    if sys.platform == "linux":  # elsewhere address space is not held, or counts shared caches
        wanted.append((resource.RLIMIT_AS, limits.memory))
    for what, amount in wanted:
        _, hard = resource.getrlimit(what)
        most = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
        resource.setrlimit(what, (most, most))


def answer(request: Request) -> Reply:
    """Return the renditions, or the reason why there are none."""
    try:
        return _work(request)
    except MidadError as error:
        facts = {k: v for k, v in error.facts.items() if isinstance(v, (str, int))}
        return Failed(isinstance(error, Damaged), error.reason.value, facts)
    except MemoryError:
        reason = Reason.PICTURE_TAKES_TOO_MUCH_MEMORY
        return Failed(damaged=False, reason=reason.value, facts={"limit": request.limits.memory})


def _work(request: Request) -> Done:
    try:
        picture, probe = _decode(request)
    except _DECODERS_RAISE as error:
        problem = f"{type(error).__name__}: {error}"[:200]
        raise Damaged(Reason.PICTURE_DAMAGED, problem=problem) from error
    return Done(probe, _render(picture, probe, request))


def _decode(request: Request) -> tuple["Picture", Probe]:
    """Decode the first frame upright, no larger than the renditions need."""
    from PIL.Image import DecompressionBombError

    too_many = Refused(Reason.PICTURE_TOO_MANY_PIXELS, limit=request.limits.pixels)
    try:
        source = _open(request)
    except DecompressionBombError as error:
        raise too_many from error
    if source.width * source.height > request.limits.pixels:
        raise too_many
    width, height = source.size
    orientation = _orientation(source)
    if orientation >= 5:
        width, height = height, width
    animated = bool(getattr(source, "is_animated", False))
    probe = Probe(request.kind, width, height, orientation != 1, animated)
    if request.renditions:
        scale = max(place(width, height, rendition).scale for rendition in request.renditions)
        wanted = (round(source.width * scale * _SPARE), round(source.height * scale * _SPARE))
        source.draft(None, wanted)  # only a JPEG can, the others stay as they are
    source.load()
    return _turn(_workable(source), orientation), probe


def _open(request: Request) -> "Picture":
    """Open the picture by the kind its content shows, with no other decoder in reach."""
    from PIL import Image

    # The largest that any step inside a decoder may allocate unasked.
    Image.MAX_IMAGE_PIXELS = request.limits.pixels
    data = BytesIO(request.data)
    match request.kind:
        case PictureKind.JPEG:
            from PIL.JpegImagePlugin import JpegImageFile

            return JpegImageFile(data)
        case PictureKind.PNG:
            from PIL.PngImagePlugin import PngImageFile

            return PngImageFile(data)
        case PictureKind.WEBP:
            from PIL.WebPImagePlugin import WebPImageFile

            return WebPImageFile(data)
        case PictureKind.GIF:
            from PIL.GifImagePlugin import GifImageFile

            return GifImageFile(data)
        case PictureKind.AVIF:
            raise Refused(Reason.PICTURE_KIND_UNKNOWN, looks_like="avif")


def _orientation(picture: "Picture") -> int:
    """Return how the camera was held, 1 (upright) to 8 (Exif, tag 0x0112)."""
    try:
        value = picture.getexif().get(_ORIENTATION, 1)
    except _DECODERS_RAISE:
        return 1  # a broken note about a sound picture
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _turn(picture: "Picture", orientation: int) -> "Picture":
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return picture.transpose(turns[orientation]) if orientation in turns else picture


def _workable(picture: "Picture") -> "Picture":
    """Return the picture in a mode that can be resized and has its transparency in a channel."""
    if picture.has_transparency_data:
        return picture if picture.mode == "RGBA" else picture.convert("RGBA")
    if picture.mode in {"L", "RGB", "CMYK"}:
        return picture
    if picture.mode.startswith("I"):  # sixteen bits of grey, which would be cut off at 255
        return picture.point(lambda value: value * (1 / 257)).convert("L")
    return picture.convert("L" if picture.mode == "1" else "RGB")


def _render(picture: "Picture", probe: Probe, request: Request) -> tuple[Rendered, ...]:
    """Make every rendition; equal requests give equal bytes, whatever thread made them."""
    placements = [place(probe.width, probe.height, each) for each in request.renditions]
    looks = [
        _Look(placement, rendition.kind is PictureKind.JPEG)
        for placement, rendition in zip(placements, request.renditions, strict=True)
    ]
    distinct = list(dict.fromkeys(placements))
    with ThreadPoolExecutor(_threads()) as pool:
        cuts = [tuple(same) for _, same in groupby(sorted(distinct, key=_cut), key=_cut)]
        drawn = dict(
            chain.from_iterable(pool.map(lambda same: list(_draw_each(picture, probe, same)), cuts))
        )
        pages = {look: _finish(drawn[look.placement], look.opaque) for look in dict.fromkeys(looks)}
        jobs = list(zip(request.renditions, looks, strict=True))
        # The slow encoders first, so that no thread waits for the last of them.
        order = sorted(range(len(jobs)), key=lambda at: _cost(*jobs[at]), reverse=True)
        running = {
            at: pool.submit(_encode, pages[jobs[at][1]], jobs[at][0], request) for at in order
        }
        return tuple(running[at].result() for at in range(len(jobs)))


def _cost(rendition: Rendition, look: _Look) -> int:
    weight = {PictureKind.AVIF: 5, PictureKind.WEBP: 4}.get(rendition.kind, 1)
    return weight * look.placement.width * look.placement.height


def _cut(placement: Placement) -> tuple[int, ...]:
    """Return what of the picture a placement shows."""
    return placement.left, placement.top, placement.right, placement.bottom


def _draw_each(
    picture: "Picture", probe: Probe, placements: Iterable[Placement]
) -> Iterator[tuple[Placement, "Picture"]]:
    """Yield placements of one cut with what is drawn: a small picture from a larger one.

    That takes far less time than from the original, and nobody sees it where the larger one is
    so much larger.
    """
    from PIL.Image import Resampling

    wider: tuple[Placement, Picture] | None = None
    for one in sorted(placements, key=lambda each: each.width, reverse=True):
        if wider is not None and wider[0].width >= _SPARE * one.width:
            drawn = wider[1].resize((one.width, one.height), Resampling.LANCZOS)
        else:
            drawn = _draw(picture, probe, one)
        wider = one, drawn
        yield one, drawn


def _draw(picture: "Picture", probe: Probe, placement: Placement) -> "Picture":
    """Cut and shrink to the size of a placement, then bring the colours to sRGB."""
    from PIL.Image import Resampling

    # A JPEG may have been decoded at a half, a quarter or an eighth of its size.
    across, down = picture.width / probe.width, picture.height / probe.height
    box = (
        placement.left * across,
        placement.top * down,
        min(placement.right * across, picture.width),
        min(placement.bottom * down, picture.height),
    )
    size = (placement.width, placement.height)
    return _to_srgb(picture.resize(size, Resampling.LANCZOS, box=box, reducing_gap=2.0))


def _to_srgb(picture: "Picture") -> "Picture":
    """Return L, RGB or RGBA that means sRGB, as files without a profile do on the web."""
    plain = "RGBA" if picture.mode == "RGBA" else "RGB"
    profile = picture.info.get("icc_profile")
    if profile:
        from PIL import ImageCms

        try:
            converted = ImageCms.profileToProfile(
                picture,
                ImageCms.ImageCmsProfile(BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
                outputMode=plain,
                flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            converted = None  # a broken profile, or one of another kind of colours: do without
        if converted is not None:
            return converted
    return picture if picture.mode in {"L", plain} else picture.convert(plain)


def _finish(picture: "Picture", opaque: bool) -> "Picture":  # noqa: FBT001 - a field of _Look
    """Settle the transparency: none where all is opaque, white behind it where it cannot stay.

    The result carries nothing but pixels: no profile, comment or density of the original.
    """
    from PIL import Image

    if picture.mode == "RGBA":
        alpha = picture.getchannel("A")
        if alpha.getextrema() == (255, 255):
            picture = picture.convert("RGB")
        elif opaque:
            white = Image.new("RGB", picture.size, "white")
            white.paste(picture, mask=alpha)
            picture = white
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    return bare


def _encode(picture: "Picture", rendition: Rendition, request: Request) -> Rendered:
    from PIL import ImageFile

    picture = picture.copy()  # Pillow leaves what it was asked for on the picture that it saves
    kind = rendition.kind
    quality = rendition.quality or _QUALITY[kind]
    exif, out = request.exif, _Out(kind)
    match kind:
        case PictureKind.AVIF:
            picture.save(
                out,
                quality=quality,
                speed=_AVIF_SPEED,
                max_threads=1,  # threads of the encoder would let the bytes depend on the machine
                exif=exif,
                xmp=request.xmp,
            )
        case PictureKind.WEBP:
            picture.save(out, quality=quality, method=_WEBP_METHOD, exif=exif, xmp=request.xmp)
        case _:
            # Not progressive: the same pixels, in a third of the time and a fiftieth more bytes.
            # libjpeg writes an optimized file in one piece and fails if the buffer is too small.
            room = 4 * picture.width * picture.height + 65536
            ImageFile.MAXBLOCK = max(ImageFile.MAXBLOCK, room)
            picture.save(
                out,
                quality=quality,
                optimize=True,
                exif=b"Exif\x00\x00" + exif if exif else b"",
                xmp=request.xmp,
            )
    return Rendered(out.getvalue(), kind, picture.width, picture.height)


class _Out(BytesIO):
    """What a picture of a kind is written to: by its name Pillow finds that encoder, and no other.

    Whoever asks for a format gets all decoders too, which take longer to import than to use.
    """

    def __init__(self, kind: PictureKind) -> None:
        super().__init__()
        self.name = f"picture{kind.suffix}"


def _threads() -> int:
    affinity = getattr(os, "sched_getaffinity", None)  # Linux alone knows what we may really use
    return min(_MAX_THREADS, len(affinity(0)) if affinity else os.cpu_count() or 1)


if __name__ == "__main__":
    sys.exit(main())
