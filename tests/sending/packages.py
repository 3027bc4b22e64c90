"""Small packages to send, made without a newsroom, and what stands in a folder."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from studio.export.manifest import Manifest, PackagedArticle, PackagedFile, SignOff
from studio.export.package import BuiltPackage

NAME = "qimma"
BIG = bytes(range(256)) * 4096


def package(
    revision: int = 1,
    more: Mapping[str, bytes] | None = None,
    *,
    article: int = 7,
    page: str = "قمة",
) -> BuiltPackage:
    """Return a package of a page, a style, a large picture, and `more` pictures by their names."""
    files = {
        "index.html": f"<p>{page} {revision}</p>".encode(),
        "style.css": b"p { margin: 0 }",
        "pictures/big.jpg": BIG,
        **{f"pictures/{name}.jpg": data for name, data in (more or {}).items()},
    }
    signed = SignOff(
        by="هدى", at=datetime(2026, 3, 1, tzinfo=UTC), sha256="a" * 64, record_head="b" * 64
    )
    told = PackagedArticle(
        id=article,
        url="https://alnoor.example/qimma/",
        path="index.html",
        revision=revision,
        headline=page,
        status="published",
        sign_off=signed,
    )
    listed = tuple(
        PackagedFile(path=path, bytes=len(data), sha256=hashlib.sha256(data).hexdigest())
        for path, data in files.items()
    )
    manifest = Manifest(
        base_url="https://alnoor.example/", language="ar", articles=(told,), files=listed
    )
    return BuiltPackage(files=files, manifest=manifest)


def standing(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
