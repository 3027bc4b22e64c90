"""Pictures as cameras, phones, agencies and attackers make them."""

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, PngImagePlugin
from PIL.ExifTags import GPS, IFD, Base

PLACE = b"24.71360 46.67530 Riyadh"
DEVICE = b"SecretPhone 17 Pro"
REMARK = b"shot from the balcony of the source"
OWNER = "Mona's iMac 5".encode("utf-16-be")
PLANTED = (OWNER, PLACE, DEVICE, REMARK, b"GPSInfo", b"thumbnail-inside")


def gradient(width: int = 60, height: int = 40, mode: str = "RGB") -> Image.Image:
    """A picture in which every place looks different."""
    across = Image.linear_gradient("L").rotate(90).resize((width, height))
    down = Image.linear_gradient("L").resize((width, height))
    middle = Image.new("L", (width, height), 90)
    if mode == "L":
        return down
    if mode in {"1", "P"}:
        return Image.merge("RGB", (across, down, middle)).convert(mode)
    bands = {
        "RGB": (across, down, middle),
        "CMYK": (across, down, middle, Image.new("L", (width, height), 20)),
    }
    bands["RGBA"] = (across, down, middle, across)
    return Image.merge(mode, bands[mode])


def quarters(width: int = 80, height: int = 60) -> Image.Image:
    """Red and green above, blue and white below."""
    picture = Image.new("RGB", (width, height), "white")
    w, h = width // 2, height // 2
    picture.paste("#ff0000", (0, 0, w, h))
    picture.paste("#00ff00", (w, 0, width, h))
    picture.paste("#0000ff", (0, h, w, height))
    return picture


def saved(picture: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    out = BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def telltale_exif() -> Image.Exif:
    exif = Image.Exif()
    exif[Base.Make.value] = DEVICE.decode()
    exif[Base.ImageDescription.value] = REMARK.decode()
    exif[Base.Orientation.value] = 6
    place = exif.get_ifd(IFD.GPSInfo)
    place[GPS.GPSLatitudeRef.value] = "N"
    place[GPS.GPSLatitude.value] = (24.0, 42.0, 48.96)
    place[GPS.GPSProcessingMethod.value] = PLACE
    return exif


def telltale_xmp() -> bytes:
    return b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + PLACE + REMARK + b"GPSInfo</x:xmpmeta>"


def telltale_icc() -> bytes:
    """A real profile whose description tells on its owner."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace("sRGB built-in".encode("utf-16-be"), OWNER)


def segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def telltale_jpeg() -> bytes:
    """A JPEG with everything in it that may not leave, in every place that a JPEG has for it."""
    data = saved(
        gradient(),
        exif=telltale_exif(),
        xmp=telltale_xmp(),
        comment=REMARK,
        icc_profile=telltale_icc(),
    )
    iptc = segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + PLACE + DEVICE)
    private = segment(0xEF, b"thumbnail-inside" + PLACE)
    return data[:2] + iptc + private + data[2:]


def telltale_png() -> bytes:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", REMARK.decode())
    texts.add_text("Location", PLACE.decode(), zip=True)
    texts.add_itxt("XML:com.adobe.xmp", telltale_xmp().decode())
    return saved(gradient(), "PNG", pnginfo=texts, exif=telltale_exif(), icc_profile=telltale_icc())


def telltale_webp() -> bytes:
    return saved(
        gradient(), "WEBP", exif=telltale_exif(), xmp=telltale_xmp(), icc_profile=telltale_icc()
    )


def telltale_gif() -> bytes:
    return saved(gradient(), "GIF", comment=REMARK + PLACE)


def chunk(name: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + name
        + content
        + struct.pack(">I", zlib.crc32(name + content))
    )


def png_of(
    width: int, height: int, content: bytes, *before: bytes, bits: int = 8, colour: int = 0
) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", head),
            *before,
            chunk(b"IDAT", content),
            chunk(b"IEND", b""),
        )
    )


def packed_zeros(count: int) -> bytes:
    """That many zero bytes as zlib packs them, without ever holding them."""
    packer = zlib.compressobj(9)
    block = bytes(1 << 20)
    parts = [packer.compress(block) for _ in range(count >> 20)]
    return b"".join((*parts, packer.compress(bytes(count & 0xFFFFF)), packer.flush()))


def opened(data: bytes) -> Image.Image:
    picture = Image.open(BytesIO(data))
    picture.load()
    return picture
