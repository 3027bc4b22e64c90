"""How each kind of target takes an article: a line that is open while the queue is worked.

Deliberately absent: which article, and what is noted of it (`working`).
"""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, assert_never

from studio.errors import Reason, Refused, Unavailable
from studio.export.delivery import Outcome, export_articles, package_name
from studio.export.package import ArticlePackager
from studio.export.verify import verify
from studio.newsroom.public import PublicArticle
from studio.newsroom.target_values import TargetView
from studio.sending.ftp import open_ftp
from studio.sending.keys import password_of
from studio.sending.places import FolderPlace, Place, Stoppable
from studio.sending.posts import post_of
from studio.sending.remote import STAGING
from studio.sending.s3 import open_s3
from studio.sending.sftp import open_sftp
from studio.sending.upload import Sent, send_folder, send_package, take_package
from studio.sending.wordpress import WordPress, open_wordpress
from studio.storage.codes import TargetKind


@dataclass(frozen=True, slots=True)
class Brought:
    """An article that a target has, whole, and where it lies below the target's address."""

    sent: Sent
    place: str


class Line(Protocol):
    """What takes articles; raises what the target raises."""

    def bring(
        self, article: PublicArticle, packager: ArticlePackager, former: str | None, *, over: bool
    ) -> Brought:
        """Let the target have an article, which it had at `former` before."""
        ...


@contextmanager
def open_line(target: TargetView, stop: Callable[[], bool], person: str) -> Iterator[Line]:
    """Give a target's line while the block runs; `person` gives up when `stop` says so.

    Raises as what opens its kind.
    """
    if target.kind is TargetKind.WORDPRESS:
        with open_wordpress(target, password_of(target), stop, person) as site:
            yield _SiteLine(site)
    elif target.kind is TargetKind.FOLDER:
        yield _FolderLine(Path(target.address))
    elif target.kind is TargetKind.ZIP:
        yield _ZipLine(Path(target.address))
    else:
        with open_place(target) as place:
            yield _PlaceLine(Stoppable(place, stop, person))


@contextmanager
def open_place(target: TargetView) -> Iterator[Place]:
    """Give a target that holds files as a place while the block runs.

    Raises as what opens its kind, and `Refused` (TARGET_HOLDS_NO_FILES).
    """
    match target.kind:
        case TargetKind.FOLDER | TargetKind.ZIP:
            yield FolderPlace(Path(target.address))
        case TargetKind.SFTP:
            with open_sftp(target, password_of(target)) as place:
                yield place
        case TargetKind.FTP | TargetKind.FTPS:
            with open_ftp(target, password_of(target)) as place:
                yield place
        case TargetKind.S3:
            with open_s3(target, password_of(target)) as place:
                yield place
        case TargetKind.WORDPRESS:
            raise Refused(Reason.TARGET_HOLDS_NO_FILES, target=target.name)
        case _ as unreachable:
            assert_never(unreachable)


def try_target(target: TargetView) -> None:
    """Sign in at a target, write something there, read it back and remove it.

    Raises what opening and writing there raise, and `Unavailable` (TARGET_GARBLED).
    """
    if target.kind is TargetKind.WORDPRESS:
        with open_wordpress(target, password_of(target)) as site:
            site.probe()
        return
    data = secrets.token_bytes(64)
    path = f"{STAGING}/probe-{secrets.token_hex(8)}"
    with open_place(target) as place:
        place.write(path, data, 0)
        there = place.read(path)
        place.remove(path)
        if not place.names(STAGING):
            place.remove(STAGING)
        if there != data:
            raise Unavailable(Reason.TARGET_GARBLED, path=path)


class _FolderLine:
    """Articles as packages in a folder of this computer, each put there in one step."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def bring(
        self, article: PublicArticle, packager: ArticlePackager, former: str | None, *, over: bool
    ) -> Brought:
        name = package_name(article, zipped=False)
        sent = send_folder(self._folder, name, packager.build(article), over=over)
        if former not in {None, name}:
            take_package(FolderPlace(self._folder), str(former), article.id, over=over)
        return Brought(sent, name)


class _PlaceLine:
    """Articles as packages in folders."""

    def __init__(self, place: Place) -> None:
        self._place = place

    def bring(
        self, article: PublicArticle, packager: ArticlePackager, former: str | None, *, over: bool
    ) -> Brought:
        name = package_name(article, zipped=False)
        sent = send_package(self._place, name, packager.build(article), over=over)
        if former not in {None, name}:
            take_package(self._place, str(former), article.id, over=over)
        return Brought(sent, name)


class _ZipLine:
    """Articles as zip files in a folder of this computer."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def bring(
        self, article: PublicArticle, packager: ArticlePackager, former: str | None, *, over: bool
    ) -> Brought:
        name = package_name(article, zipped=True)
        place = self._folder / name
        if place.is_file() and not over:
            there = verify(place).manifest.articles
            if [one.id for one in there] == [article.id] and there[0].revision > article.revision:
                raise Refused(
                    Reason.TARGET_HAS_NEWER,
                    article=article.id,
                    revision=article.revision,
                    there=there[0].revision,
                )
        (done,) = export_articles([article], self._folder, packager, zipped=True, over=True)
        verify(done.path)
        if former not in {None, name}:
            self._take(str(former), article.id)
        changed = done.outcome is not Outcome.UNCHANGED
        size = done.path.stat().st_size if changed else 0
        return Brought(Sent(outcome=done.outcome, files=int(changed), bytes=size), name)

    def _take(self, name: str, article: int) -> None:
        """Take away what lies at the address that an article had before."""
        former = self._folder / name
        if former.is_file() and [one.id for one in verify(former).manifest.articles] == [article]:
            FolderPlace(self._folder).remove(name)


class _SiteLine:
    """Articles as posts of a WordPress."""

    def __init__(self, site: WordPress) -> None:
        self._site = site

    def bring(
        self, article: PublicArticle, packager: ArticlePackager, former: str | None, *, over: bool
    ) -> Brought:
        item = packager.news_item(article)
        files = {} if item.is_gone else item.pictures.files
        sent, post = self._site.send(item, files, post_of(former), over=over)
        return Brought(sent, "" if post is None else post.place)
