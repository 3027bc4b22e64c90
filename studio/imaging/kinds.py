"""What a picture file is, told by its first bytes and never by its name.

The signatures of formats that are not read are here too, so that a refusal can say what was
brought. Deliberately absent: a look further inside; decoding is the child's.
"""

from studio.imaging.values import PictureKind

_LOOK = 4096
"""How many bytes at the start are looked at for text formats."""

_FOREIGN_BRANDS = {
    b"avif": "avif",
    b"avis": "avif",
    b"heic": "heic",
    b"heix": "heic",
    b"heim": "heic",
    b"hevc": "heic",
    b"mif1": "heic",
    b"msf1": "heic",
    b"crx ": "raw",
}
_FOREIGN_STARTS = (
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"II+\x00", "tiff"),
    (b"MM\x00+", "tiff"),
    (b"BM", "bmp"),
    (b"%PDF-", "pdf"),
    (b"8BPS", "psd"),
    (b"\x00\x00\x01\x00", "ico"),
    (b"\x00\x00\x00\x0cjP  ", "jpeg2000"),
    (b"\xff\x4f\xff\x51", "jpeg2000"),
    (b"\xff\x0a", "jxl"),
    (b"\x00\x00\x00\x0cJXL ", "jxl"),
    (b"%!PS", "eps"),
    (b"PK\x03\x04", "zip"),
    (b"\x1f\x8b", "gzip"),
)


def kind_of(data: bytes) -> PictureKind | None:
    """Return the kind of picture that the bytes begin like, None where the house reads none.

    Signatures: ITU-T T.81 (JPEG), ISO/IEC 15948 (PNG), RFC 9649 (WebP), GIF87a and GIF89a.
    """
    if data.startswith(b"\xff\xd8\xff"):
        return PictureKind.JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PictureKind.PNG
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return PictureKind.WEBP
    if data.startswith((b"GIF87a", b"GIF89a")):
        return PictureKind.GIF
    return None


def resemblance(data: bytes) -> str | None:
    """Return the usual name of what the bytes look like, for a refusal; None if unknown."""
    if (kind := kind_of(data)) is not None:
        return kind.value
    if data[4:8] == b"ftyp":
        return _FOREIGN_BRANDS.get(data[8:12], "video")
    for start, name in _FOREIGN_STARTS:
        if data.startswith(start):
            return name
    text = data[:_LOOK].lower()
    if b"<svg" in text:
        return "svg"
    if b"<html" in text or b"<!doctype html" in text:
        return "html"
    return None
