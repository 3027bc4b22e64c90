"""Texts as compressed bytes with their hash.

Each is whole: none needs another to be read, so a damaged one hurts no other. Packing the same
text twice gives the same bytes. Deliberately absent: what the text means (`document.codec`).
"""

import hashlib
from typing import Final

import zstandard
from msgspec import Struct

from studio.errors import Damaged, Reason

_LEVEL: Final = 3
LARGEST: Final = 64 * 1024 * 1024
"""No text that Midad keeps is longer, in bytes; a frame that claims more is damaged."""


class Packed(Struct, frozen=True):
    """A text as it is kept: the SHA-256 of its UTF-8 (64 hexadecimal digits), and a zstd frame."""

    sha256: str
    blob: bytes


def digest(data: bytes) -> str:
    """Return the SHA-256 of `data` as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def pack(text: str) -> Packed:
    """Return `text` as it is kept."""
    data = text.encode()
    return Packed(digest(data), zstandard.ZstdCompressor(level=_LEVEL).compress(data))


def unpack(blob: bytes, sha256: str) -> str:
    """Return the text that `pack` made `blob` of.

    Raises `Damaged` (TEXT_DAMAGED) when the bytes are not those that the hash names.
    """
    try:
        if not 0 <= zstandard.frame_content_size(blob) <= LARGEST:
            raise Damaged(Reason.TEXT_DAMAGED, sha256=sha256)
        data = zstandard.ZstdDecompressor().decompress(blob)
    except zstandard.ZstdError as error:
        raise Damaged(Reason.TEXT_DAMAGED, sha256=sha256) from error
    if digest(data) != sha256:
        raise Damaged(Reason.TEXT_DAMAGED, sha256=sha256)
    return data.decode()
