"""Packages of several articles into one folder: each its own folder or zip, whole or not at all.

A package that is there already and equal is left alone; an older one of the same article is
replaced in one step, a newer one only if somebody insists; anything else that stands in its place
is somebody's work and refused, also a package of ours that was changed by hand. Deliberately
absent: other targets than a disk.
"""

import io
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from studio.arabic.slugs import ascii_file_slug
from studio.errors import Damaged, Reason, Refused
from studio.export.archive import write_zip
from studio.export.manifest import MANIFEST_NAME
from studio.export.package import ArticlePackager, BuiltPackage
from studio.export.staging import put_file, put_folder, sweep
from studio.export.verify import PackageReport, verify
from studio.newsroom.public import PublicArticle
from studio.storage.failures import disk_failures

WXR_NAME: Final = "articles.wxr.xml"


class Outcome(StrEnum):
    """What became of one package."""

    WRITTEN = "written"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """One package that is now in its place: `path` is its folder or zip."""

    article: int
    path: Path
    outcome: Outcome
    package: BuiltPackage


def export_articles(
    articles: Iterable[PublicArticle],
    out: Path,
    packager: ArticlePackager,
    *,
    zipped: bool = False,
    over: bool = False,
) -> Iterator[Delivered]:
    """Write the package of each article below `out`, and yield each when it is in its place.

    A package goes to ``out/SLUG/``, or ``out/SLUG.zip`` when `zipped`. Nothing is written before
    every place was found free or ours, and without `over` with no later revision in it. Raises
    `Refused` (TARGET_NOT_OURS, EXPORT_HAS_NEWER), `Unavailable`
    (DISK_FULL, READ_ONLY, DISK_FAILED) and what building a package raises; the articles that were
    yielded are then in their places, and no other place was touched.
    """
    wanted = [(article, out / package_name(article, zipped=zipped)) for article in articles]
    with disk_failures(out):
        if out.exists() and not out.is_dir():
            raise Refused(Reason.TARGET_NOT_OURS, path=str(out))
        if out.is_dir():
            sweep(out)
    taken: dict[Path, int] = {}
    for article, place in wanted:
        if taken.setdefault(place, article.id) != article.id:
            raise Refused(Reason.TARGET_NOT_OURS, path=str(place))
        _replaceable(article, place, zipped=zipped, over=over)
    for article, place in wanted:
        yield _deliver(article, place, packager, zipped=zipped, over=over)


def _deliver(
    article: PublicArticle, place: Path, packager: ArticlePackager, *, zipped: bool, over: bool
) -> Delivered:
    package = packager.build(article)
    present = _replaceable(article, place, zipped=zipped, over=over)
    outcome = Outcome.WRITTEN if present is None else Outcome.REPLACED
    if present is not None and present.manifest == package.manifest:
        outcome = Outcome.UNCHANGED
    elif zipped:
        put_file(as_zip(package), place)
    else:
        put_folder(package.all_files, MANIFEST_NAME, place)
    return Delivered(article=article.id, path=place, outcome=outcome, package=package)


def export_wxr(
    articles: Sequence[PublicArticle], out: Path, packager: ArticlePackager
) -> tuple[Path, Outcome]:
    """Write several articles as one file for WordPress; return its place, and what became of it.

    `out` is the file, or the folder that it goes to. Raises `Refused` (TARGET_NOT_OURS) where
    another program's file stands there, and as `export_articles`.
    """
    from studio.export.wxr import is_ours, wxr

    with disk_failures(out):
        place = out / WXR_NAME if out.is_dir() or not out.suffix else out
        present = place.read_bytes() if place.is_file() and not place.is_symlink() else None
        ours = not os.path.lexists(place) if present is None else is_ours(present)
        if not ours:
            raise Refused(Reason.TARGET_NOT_OURS, path=str(place))
    data = wxr(packager.news_item(article) for article in articles)
    if data == present:
        return place, Outcome.UNCHANGED
    with disk_failures(place):
        place.parent.mkdir(parents=True, exist_ok=True)
    put_file(data, place)
    return place, Outcome.WRITTEN if present is None else Outcome.REPLACED


def as_zip(package: BuiltPackage) -> bytes:
    """Return a package as the bytes of a zip: the same for the same package."""
    target = io.BytesIO()
    write_zip({path: (data,) for path, data in package.all_files.items()}, target)
    return target.getvalue()


def package_name(article: PublicArticle, *, zipped: bool) -> str:
    """Return what the package of an article is called on disks: plain ASCII."""
    name = ascii_file_slug(article.slug, article.uid)
    return f"{name}.zip" if zipped else name


def _replaceable(
    article: PublicArticle, place: Path, *, zipped: bool, over: bool
) -> PackageReport | None:
    """Return the package of this article that stands at `place`; `over` allows a newer one.

    Raises `Refused` (TARGET_NOT_OURS, EXPORT_HAS_NEWER).
    """
    present = _ours(article, place, zipped=zipped)
    if present is not None and not over:
        (there,) = present.manifest.articles
        if there.revision > article.revision:
            raise Refused(
                Reason.EXPORT_HAS_NEWER,
                path=str(place),
                revision=article.revision,
                there=there.revision,
            )
    return present


def _ours(article: PublicArticle, place: Path, *, zipped: bool) -> PackageReport | None:
    """Return the package of this article that stands at `place`, None where nothing does.

    Raises `Refused` (TARGET_NOT_OURS) for anything else.
    """
    with disk_failures(place):
        if not place.exists() and not place.is_symlink():
            return None
        fits = not place.is_symlink() and (place.is_file() if zipped else place.is_dir())
    if fits:
        try:
            report = verify(place)
        except Damaged:
            report = None
        if report is not None and [one.id for one in report.manifest.articles] == [article.id]:
            return report
    raise Refused(Reason.TARGET_NOT_OURS, path=str(place))
