"""Small packages to send, made without a newsroom, and what stands in a folder."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from studio.export.manifest import Manifest, PackagedArticle, PackagedFile, SignOff
from studio.export.package import BuiltPackage
from studio.sending.places import Place
from studio.sending.upload import send_package, take_package

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


def send_several(place: Place) -> dict[str, bytes]:
    """Bring several packages over one line, take one away again; return what has to be there.

    What is hidden at the target comes and goes between them.
    """
    made = {f"{NAME}-{one}": package(1, article=one) for one in range(1, 4)}
    for name, one in made.items():
        send_package(place, name, one)
    newer = package(2, {"more": b"more"}, article=1)
    send_package(place, f"{NAME}-1", newer)
    take_package(place, f"{NAME}-2", 2)
    send_package(place, f"{NAME}-4", package(1, article=4))
    left = {f"{NAME}-1": newer, f"{NAME}-3": made[f"{NAME}-3"]}
    left[f"{NAME}-4"] = package(1, article=4)
    return {
        f"{name}/{path}": data for name, one in left.items() for path, data in one.all_files.items()
    }


class Watched:
    """A place at which somebody looks after each thing that is done to what readers have."""

    def __init__(self, place: Place, look: Callable[[], None]) -> None:
        self._place, self._look = place, look

    def __getattr__(self, name: str) -> Any:
        return getattr(self._place, name)

    def move(self, path: str, to: str) -> None:
        self._place.move(path, to)
        self._look()

    def remove(self, path: str) -> None:
        self._place.remove(path)
        self._look()


def replace_under_readers(place: Place, readers_have: Callable[[], Mapping[str, bytes]]) -> None:
    """Replace a package; at every moment readers have a page with all that it shows.

    The manifest of the new one is there last of all, so that it vouches for nothing that is not.
    """
    gone, come = (
        {"gone": BIG[::-1], "stays": b"as it was"},
        {"come": BIG[1:], "stays": b"as it was"},
    )
    versions = [package(1, gone), package(2, come)]
    send_package(place, NAME, versions[0])
    pages = []

    def look() -> None:
        there = readers_have()
        (shown,) = (one for one in versions if one.files["index.html"] == there["index.html"])
        for path, data in shown.files.items():
            assert there[path] == data
        if there["manifest.json"] == versions[1].all_files["manifest.json"]:
            assert there == versions[1].all_files
        pages.append(versions.index(shown))

    watched: Any = Watched(place, look)
    send_package(watched, NAME, versions[1])
    assert pages == sorted(pages)
    assert set(pages) == {0, 1}
    assert readers_have() == versions[1].all_files


def standing(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
