"""What a target is: where it lies, how it is spoken to, and what people see of it. Pure values.

A target's password or secret key is none of them: the system's keyring holds it. Deliberately
absent: rows (`targets`), and the speaking itself (`studio.sending`).
"""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import asdict

from studio.errors import Fact, Reason, Refused
from studio.storage.codes import PackageStatus, SendingState, TargetKind

SCHEMES: Final = MappingProxyType(
    {
        "sftp": TargetKind.SFTP,
        "ftp": TargetKind.FTP,
        "ftps": TargetKind.FTPS,
        "s3": TargetKind.S3,
        "s3+http": TargetKind.S3,
        "https": TargetKind.WORDPRESS,
        "http": TargetKind.WORDPRESS,
    }
)
"""Which kind an address that begins so means; without a scheme, it is a folder on this computer."""

OVERRULED: Final = frozenset(
    {Reason.TARGET_CHANGED, Reason.TARGET_POST_CHANGED, Reason.TARGET_HAS_NEWER}
)
"""What may be sent over all the same, when somebody looked at it."""

HOLDS_NO_SITE: Final = frozenset({TargetKind.ZIP, TargetKind.WORDPRESS})
"""Targets that cannot hold a site of files."""

EXAMPLES: Final = MappingProxyType(
    {
        TargetKind.FOLDER: "/srv/www",
        TargetKind.ZIP: "/srv/www",
        TargetKind.SFTP: "sftp://example.org/srv/www",
        TargetKind.FTP: "ftp://example.org/www",
        TargetKind.FTPS: "ftps://example.org/www",
        TargetKind.S3: "s3://s3.example.org/bucket/folder",
        TargetKind.WORDPRESS: "https://www.example.org/",
    }
)
"""What an address of each kind looks like."""


class TargetOptions(Struct, frozen=True, kw_only=True):
    """How a target is spoken to, beside its address; what does not concern its kind stays empty.

    `host_key` is the fingerprint that an SFTP server has to show; `key_file` the private key to
    sign in with, or with FTP over TLS a file of certificates to trust besides the computer's;
    `region` is where a bucket lies, as its store calls it. With `drafts`, a WordPress publishes
    what is new itself; with `trash`, withdrawn posts go to its bin and not among its drafts.
    `position` is where the target stands
    among the others; a `chosen` one is ticked on the export sheet until somebody says otherwise.
    """

    host_key: str = ""
    key_file: str = ""
    region: str = ""
    drafts: bool = False
    trash: bool = False
    position: int = 0
    chosen: bool = False


class TargetWishes(Struct, frozen=True, kw_only=True):
    """What a target is to be: its name, kind, address, who signs in there, and the rest."""

    name: str
    kind: TargetKind
    address: str
    user: str = ""
    options: TargetOptions = TargetOptions()


class TargetView(Struct, frozen=True, kw_only=True):
    """A target as it is kept; `uid` is what the keyring knows its password by."""

    id: int
    uid: str
    name: str
    kind: TargetKind
    address: str
    user: str
    options: TargetOptions

    @property
    def wishes(self) -> TargetWishes:
        """What it is, to change some of it (`msgspec.structs.replace`)."""
        return TargetWishes(
            name=self.name,
            kind=self.kind,
            address=self.address,
            user=self.user,
            options=self.options,
        )


class SendingView(Struct, frozen=True, kw_only=True):
    """An article in the queue of a target, and how it stands; the whole site without an article.

    `over` lets it replace what is newer there, or was changed there. `reason` and `facts` are the
    error of the last attempt, empty where there was none; `next` is when a waiting one is tried
    again.
    """

    id: int
    target: int
    target_name: str
    article: int | None
    headline: str
    over: bool
    state: SendingState
    asked: datetime
    by: str
    revision: int | None
    attempts: int
    next: datetime
    ended: datetime | None
    reason: Reason | None
    facts: Mapping[str, Fact]
    files: int
    bytes: int


class TargetStanding(Struct, frozen=True, kw_only=True):
    """What a target has of an article, and whether readers there still read an `old` text."""

    target: int
    target_name: str
    article: int
    revision: int
    status: PackageStatus
    place: str
    sent: datetime
    by: str
    old: bool


class Where(Struct, frozen=True, kw_only=True):
    """An address in its parts; `path` is without slashes at its ends but for an absolute one."""

    scheme: str
    host: str
    port: int | None
    path: str


def where(address: str) -> Where:
    """Return the parts of a checked address."""
    parts = urlsplit(address)
    return Where(
        scheme=parts.scheme, host=parts.hostname or "", port=parts.port, path=parts.path.rstrip("/")
    )


def kind_of(address: str) -> TargetKind:
    """Return the kind of target that an address names."""
    scheme, marked, _ = address.partition("://")
    return SCHEMES.get(scheme.lower(), TargetKind.FOLDER) if marked else TargetKind.FOLDER


def checked(wishes: TargetWishes) -> TargetWishes:
    """Return the wishes with name, address and user as they are kept.

    A user in the address becomes the user. Raises `Refused`: TARGET_NAME_INVALID,
    TARGET_ADDRESS_INVALID, TARGET_ADDRESS_HAS_PASSWORD.
    """
    name = " ".join(wishes.name.split())
    if not name:
        raise Refused(Reason.TARGET_NAME_INVALID)
    address, user = wishes.address.strip(), wishes.user.strip()
    if wishes.kind in {TargetKind.FOLDER, TargetKind.ZIP}:
        if not address or "://" in address or not Path(address).is_absolute():
            raise _invalid(wishes.kind, address)
        user = ""
    else:
        address, named = _without_user(wishes.kind, address)
        user = user or named
    return TargetWishes(
        name=name, kind=wishes.kind, address=address, user=user, options=wishes.options
    )


def encode_options(options: TargetOptions) -> str:
    """Return the options as JSON; what is as by default is left out."""
    said = {name: value for name, value in asdict(options).items() if value}
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def decode_options(text: str) -> TargetOptions:
    """Return the options that JSON of this or a later form holds."""
    known = TargetOptions.__struct_fields__
    said = {name: value for name, value in json.loads(text).items() if name in known}
    return TargetOptions(**said)


def _without_user(kind: TargetKind, address: str) -> tuple[str, str]:
    try:
        parts = urlsplit(address)
        _ = parts.port  # read for its refusal
    except ValueError as error:
        raise _invalid(kind, address) from error
    if parts.password is not None:
        raise Refused(Reason.TARGET_ADDRESS_HAS_PASSWORD)
    fits = SCHEMES.get(parts.scheme) is kind and parts.hostname and not parts.query
    if kind is TargetKind.S3 and not parts.path.strip("/"):
        fits = ""  # a store is no bucket
    if not fits:
        raise _invalid(kind, address)
    host = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme}://{host}{parts.path.rstrip('/') or '/'}", parts.username or ""


def _invalid(kind: TargetKind, address: str) -> Refused:
    return Refused(Reason.TARGET_ADDRESS_INVALID, address=address, example=EXAMPLES[kind])
