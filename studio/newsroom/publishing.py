"""What readers have: publishing an approved version, and withdrawing a published one.

A package is built outside of any transaction, since that takes time; then, in one transaction,
what it was built of is made again and has to be equal, and the rows change. Packages lie under the
hash of their manifest, each kept for good; one that no row names was left by a crash, and goes.
Deliberately absent: how a package is built (`Packager` is handed in), slots (`slots`), and export
to elsewhere.
"""

import hashlib
import shutil
import uuid
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final, TypeAlias

from sqlalchemy import select

from studio.errors import Reason, Refused
from studio.newsroom import (
    access,
    addresses,
    kept,
    needs,
    notices,
    publication,
    record,
    revisions,
)
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.house import settings
from studio.newsroom.public import Packager, PublicArticle
from studio.newsroom.workflow import Action, Transition
from studio.storage import tables
from studio.storage.engine import Store
from studio.storage.unit_of_work import UnitOfWork

_STAGED: Final = ".staged-"
_TRIES: Final = 3

_Prepare: TypeAlias = Callable[[UnitOfWork, tables.Article], tuple[Transition, PublicArticle]]
_Commit: TypeAlias = Callable[[UnitOfWork, tables.Article, Transition, PublicArticle], None]


def publish(
    acting: Acting,
    article: int,
    packager: Packager,
    *,
    note: str = "",
    silent: bool = False,
    revision: int | None = None,
) -> Changes:
    """Put the approved version out: readers have it from now on, and its package is kept.

    What differs from a live one is declared before (`declaring`), or `silent` says that it mends
    slips of typing alone, where the newsroom allows that (`House.silent_fixes`); `note` then says
    which, and the record alone keeps it. Raises `Refused`: NOT_PERMITTED, NOT_APPROVED, OBSTACLES,
    NOTE_MISSING, BASE_STALE; and what the packager raises. Nothing has changed then.
    """
    now = acting.clock()

    def prepare(work: UnitOfWork, row: tables.Article) -> tuple[Transition, PublicArticle]:
        line = access.permit(work, acting, Action.PUBLISH, row)
        revisions.require_base(work, row, revision)
        case = needs.Case(
            acting=acting,
            article=row,
            now=now,
            house=settings(work),
            note=note,
            silent=silent,
        )
        needs.require(work, line, case)
        return line, publication.about_to_go_out(work, acting.store, row, now)

    def commit(
        work: UnitOfWork, row: tables.Article, line: Transition, public: PublicArticle
    ) -> None:
        version = kept.working(work, row)
        before = addresses.live_path(work, row)
        row.published_revision_id = version.id
        row.published_slug = public.slug
        row.first_published_at = public.published_at
        row.published_at = now
        row.withdrawn, row.withdrawn_at, row.withdrawn_reason = False, None, ""
        revisions.change_stage(work, row, line, now)
        notice = kept.text(version).notice
        if notice is not None:
            work.rows.add(
                tables.PublicNotice(
                    article_id=row.id,
                    revision_id=version.id,
                    kind=notice.kind,
                    text=notice.text,
                    place=notice.place,
                    at=now,
                )
            )
        work.rows.flush()
        addresses.keep_former(work, row, before, now)

    said: record.Details = {
        **({"note": note} if note else {}),
        **({"silent": True} if silent else {}),
    }
    return _go_out(acting, article, Action.PUBLISH, packager, prepare, commit, now, said)


def withdraw(acting: Acting, article: int, packager: Packager, *, reason: str) -> Changes:
    """Take a published article down; a tombstone tells readers `reason`.

    Its texts stay, and editing it begins anew. Raises `Refused`: NOT_PERMITTED, NOT_PUBLISHED,
    NOTE_MISSING; and what the packager raises.
    """
    now = acting.clock()

    def prepare(work: UnitOfWork, row: tables.Article) -> tuple[Transition, PublicArticle]:
        line = access.permit(work, acting, Action.WITHDRAW, row)
        case = needs.Case(acting=acting, article=row, now=now, house=settings(work), note=reason)
        needs.require(work, line, case)
        public = publication.as_published(work, acting.store, row)
        return line, publication.tombstone(public, now, reason)

    def commit(
        work: UnitOfWork, row: tables.Article, line: Transition, public: PublicArticle
    ) -> None:
        del public
        row.withdrawn, row.withdrawn_at, row.withdrawn_reason = True, now, reason
        revisions.change_stage(work, row, line, now)

    said = {"note": reason}
    return _go_out(acting, article, Action.WITHDRAW, packager, prepare, commit, now, said)


def package_folder(store: Store, manifest_sha256: str) -> Path:
    """Return where the kept package with this manifest lies."""
    return store.packages / manifest_sha256


def kept_package(acting: Acting, article: int) -> tuple[str, Path]:
    """Return the manifest of an article's newest package, and its folder.

    Raises `Refused`: NOT_PERMITTED, NOTHING_TO_EXPORT.
    """
    with acting.store.read() as work:
        row = kept.article(work, article)
        access.permit(work, acting, Action.EXPORT, row)
        package = work.rows.scalar(
            select(tables.Package)
            .where(tables.Package.article_id == article)
            .order_by(tables.Package.id.desc())
            .limit(1)
        )
        if package is None:
            raise Refused(Reason.NOTHING_TO_EXPORT, article=article)
        return package.manifest, package_folder(acting.store, package.manifest_sha256)


def sweep_packages(store: Store) -> tuple[str, ...]:
    """Remove what a crash left of packages, and return the names of the folders that went.

    Only for a process that is alone with the newsroom, at its start.
    """
    gone = []
    with store.write() as work:
        known = set(work.rows.scalars(select(tables.Package.manifest_sha256)))
        for folder in sorted(store.packages.iterdir()):
            if folder.name not in known:
                shutil.rmtree(folder)
                gone.append(folder.name)
    return tuple(gone)


def _go_out(
    acting: Acting,
    article: int,
    action: Action,
    packager: Packager,
    prepare: _Prepare,
    commit: _Commit,
    now: datetime,
    said: record.Details,
) -> Changes:
    for _ in range(_TRIES):
        with acting.store.read() as work:
            _, public = prepare(work, kept.article(work, article))
        staged = acting.store.packages / f"{_STAGED}{uuid.uuid4().hex}"
        try:
            manifest = packager(public, staged)
            with acting.store.write() as work:
                row = kept.article(work, article)
                line, current = prepare(work, row)
                if current == public:
                    before = row.stage
                    commit(work, row, line, public)
                    _keep(work, acting, row, public, manifest, staged, now)
                    notices.tell_of_action(work, acting, action, row, now)
                    record.append(
                        work,
                        acting,
                        action,
                        at=now,
                        article=row.id,
                        revision=kept.published(work, row),
                        details={
                            "sha256": public.sign_off.sha256,
                            "stage": before.value,
                            "manifest": _hash(manifest),
                            **said,
                        },
                    )
                    return Changes(articles=(article,))
        finally:
            if staged.exists():
                shutil.rmtree(staged)
    with acting.store.read() as work:
        newest = kept.working(work, kept.article(work, article)).number
    raise Refused(Reason.BASE_STALE, article=article, base=None, current=newest)


def _keep(
    work: UnitOfWork,
    acting: Acting,
    row: tables.Article,
    public: PublicArticle,
    manifest: str,
    staged: Path,
    now: datetime,
) -> None:
    """Put a package where it is kept, and its row."""
    sha256 = _hash(manifest)
    place = package_folder(acting.store, sha256)
    if not place.exists():
        staged.rename(place)
    work.rows.add(
        tables.Package(
            article_id=row.id,
            revision_id=kept.revision(work, row.id, public.revision).id,
            status=public.status,
            manifest_sha256=sha256,
            manifest=manifest,
            made_at=now,
            made_by_id=acting.person.id,
        )
    )


def _hash(manifest: str) -> str:
    return hashlib.sha256(manifest.encode()).hexdigest()
