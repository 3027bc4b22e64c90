"""How the program and its child talk: one request down, one reply up.

A message is the length of its head (four bytes, most significant first), the head in JSON, and
the blobs whose sizes the head names. `encode_request` and `decode_request` are inverses, so are
`encode_reply` and `decode_reply`. Deliberately absent: pickles, which would let a child that a
picture has taken over run code in the program.
"""

import json
from dataclasses import asdict, dataclass, field
from struct import Struct
from struct import error as StructError  # noqa: N812 - an exception, lower case in struct alone
from typing import Any, Final, TypeAlias

from studio.imaging.values import (
    Crop,
    FocalCrop,
    FreeCrop,
    Limits,
    PictureKind,
    Probe,
    Rendered,
    Rendition,
)

_LENGTH: Final = Struct(">I")
_Json: TypeAlias = dict[str, Any]


class Unreadable(ValueError):  # noqa: N818 - reads as what it is: a message nobody can read
    """A message that does not follow the form: the sender broke off or is not our own."""


@dataclass(frozen=True, slots=True)
class Request:
    """Decode a picture, and make these renditions of it; none of them is a probe."""

    data: bytes = field(repr=False)
    kind: PictureKind
    limits: Limits
    renditions: tuple[Rendition, ...] = ()
    xmp: bytes = b""
    exif: bytes = b""


@dataclass(frozen=True, slots=True)
class Done:
    """What the picture is and the renditions asked for, in their order."""

    probe: Probe
    pictures: tuple[Rendered, ...] = ()


@dataclass(frozen=True, slots=True)
class Failed:
    """Why there is nothing: the value of a `Reason` and its facts; `damaged` or refused."""

    damaged: bool
    reason: str
    facts: dict[str, str | int] = field(default_factory=dict)


Reply: TypeAlias = Done | Failed


def encode_request(request: Request) -> bytes:
    """Return the request as bytes for the child's standard input."""
    head: _Json = {
        "kind": request.kind,
        "limits": asdict(request.limits),
        "renditions": [
            {
                "width": rendition.width,
                "kind": rendition.kind,
                "quality": rendition.quality,
                "crop": _crop_to_json(rendition.crop),
            }
            for rendition in request.renditions
        ],
    }
    return _pack(head, (request.data, request.xmp, request.exif))


def decode_request(message: bytes) -> Request:
    """Return the request that the bytes hold. Raises `Unreadable`."""
    head, blobs = _unpack(message)
    try:
        data, xmp, exif = blobs
        return Request(
            data=data,
            kind=PictureKind(head["kind"]),
            limits=Limits(**head["limits"]),
            renditions=tuple(
                Rendition(
                    width=item["width"],
                    kind=PictureKind(item["kind"]),
                    quality=item["quality"],
                    crop=_crop_from_json(item["crop"]),
                )
                for item in head["renditions"]
            ),
            xmp=xmp,
            exif=exif,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Unreadable("not a request") from error


def encode_reply(reply: Reply) -> bytes:
    """Return the reply as bytes for the child's standard output."""
    if isinstance(reply, Failed):
        return _pack(asdict(reply), ())
    pictures = [
        {"kind": picture.kind, "width": picture.width, "height": picture.height}
        for picture in reply.pictures
    ]
    head: _Json = {"probe": asdict(reply.probe), "pictures": pictures}
    return _pack(head, tuple(picture.data for picture in reply.pictures))


def decode_reply(message: bytes) -> Reply:
    """Return the reply that the bytes hold. Raises `Unreadable`."""
    head, blobs = _unpack(message)
    try:
        if "reason" in head:
            return Failed(bool(head["damaged"]), str(head["reason"]), dict(head["facts"]))
        probe = head["probe"]
        return Done(
            Probe(
                kind=PictureKind(probe["kind"]),
                width=int(probe["width"]),
                height=int(probe["height"]),
                turned=bool(probe["turned"]),
                animated=bool(probe["animated"]),
            ),
            tuple(
                Rendered(data, PictureKind(item["kind"]), int(item["width"]), int(item["height"]))
                for item, data in zip(head["pictures"], blobs, strict=True)
            ),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Unreadable("not a reply") from error


def _pack(head: _Json, blobs: tuple[bytes, ...]) -> bytes:
    text = json.dumps({**head, "sizes": [len(blob) for blob in blobs]}).encode()
    return b"".join((_LENGTH.pack(len(text)), text, *blobs))


def _unpack(message: bytes) -> tuple[_Json, list[bytes]]:
    """Take a message apart; every byte must be accounted for."""
    try:
        (length,) = _LENGTH.unpack_from(message)
        at = _LENGTH.size + length
        head = json.loads(message[_LENGTH.size : at])
        sizes = [int(size) for size in head["sizes"]]
    except (StructError, KeyError, TypeError, ValueError, OverflowError) as error:
        raise Unreadable("no head") from error
    if min(sizes, default=0) < 0 or at + sum(sizes) != len(message):
        raise Unreadable("broken off")
    blobs = []
    for size in sizes:
        blobs.append(message[at : at + size])
        at += size
    return head, blobs


def _crop_to_json(crop: Crop | None) -> _Json | None:
    return None if crop is None else asdict(crop)


def _crop_from_json(value: _Json | None) -> Crop | None:
    if value is None:
        return None
    return FocalCrop(**value) if "across" in value else FreeCrop(**value)
