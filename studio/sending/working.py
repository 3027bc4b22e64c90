"""Works a target's queue: one process at a time, one article after another.

Deliberately absent: choosing what is sent (`studio.newsroom.sendings`), and when the queue is
worked: a command, or a timer that calls it.
"""

import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, assert_never

from studio.errors import MidadError, Reason, Refused, Unavailable
from studio.export.delivery import Outcome, export_articles, package_name
from studio.export.package import ArticlePackager
from studio.export.verify import verify
from studio.newsroom.acting import Acting
from studio.newsroom.public import PublicArticle
from studio.newsroom.publication import public_article
from studio.newsroom.sendings import next_sending, place_of, take_up, was_not_sent, was_sent
from studio.newsroom.target_values import SendingView, TargetView
from studio.sending.ftp import open_ftp
from studio.sending.keys import password_of
from studio.sending.places import FolderPlace, Place, Stoppable
from studio.sending.s3 import open_s3
from studio.sending.sftp import open_sftp
from studio.sending.upload import STAGING, Sent, send_package, take_package
from studio.storage.codes import TargetKind
from studio.storage.lock import SENDING, OwnerLock

LOCK_WAIT: Final = 0.5


@dataclass(frozen=True, slots=True)
class Worked:
    """A row of the queue that was worked: how it stands now, and what became of the package."""

    sending: SendingView
    outcome: Outcome | None


def work_queue(
    acting: Acting,
    target: TargetView,
    packager: ArticlePackager,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Worked]:
    """Send everything that is due for a target, and yield each as it stands then.

    What a line or a disk let down waits again; what a rule forbids has failed. Where the target
    is not reached, the rest of the queue stays due. When `stop` says so, what is being brought is
    given up before its next piece, and the rest of the queue stays. Raises `Unavailable`
    (TARGET_BUSY) while another process works this queue, and `Refused` (NOT_PERMITTED,
    PERSON_RETIRED).
    """
    with _alone(acting, target), ExitStack() as lines:
        take_up(acting, target.id)
        tried: set[int] = set()
        place: Place | None = None
        while not stop() and (one := next_sending(acting, target.id, but_for=tried)) is not None:
            tried.add(one.id)
            try:
                article = public_article(acting, one.article)
                if place is None:
                    line = lines.enter_context(open_place(target))
                    place = Stoppable(line, stop, acting.person.display_name)
                name = package_name(article, zipped=target.kind is TargetKind.ZIP)
                former = place_of(acting, target.id, article.id)
                sent = _send(target, place, article, packager, over=one.over)
                if former not in {None, name}:
                    _take_former(target, place, str(former), article.id, over=one.over)
            except MidadError as error:
                again = isinstance(error, Unavailable)
                yield Worked(was_not_sent(acting, one.id, error, again=again), None)
                if error.reason is Reason.TARGET_UNREACHABLE:
                    return
                continue
            done = was_sent(
                acting,
                one.id,
                revision=article.revision,
                status=article.status,
                place=name,
                files=sent.files,
                size=sent.bytes,
            )
            yield Worked(done, sent.outcome)


def try_target(target: TargetView) -> None:
    """Sign in at a target, write a file there, read it back and remove it.

    Raises what opening and writing there raise, and `Unavailable` (TARGET_GARBLED).
    """
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


@contextmanager
def open_place(target: TargetView) -> Iterator[Place]:
    """Give a target as a place while the block runs; raises as what opens its kind."""
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
        case _ as unreachable:
            assert_never(unreachable)


def _send(
    target: TargetView,
    place: Place,
    article: PublicArticle,
    packager: ArticlePackager,
    *,
    over: bool,
) -> Sent:
    if target.kind is not TargetKind.ZIP:
        package = packager.build(article)
        return send_package(place, package_name(article, zipped=False), package, over=over)
    zip_file = Path(target.address) / package_name(article, zipped=True)
    if zip_file.is_file() and not over:
        there = verify(zip_file).manifest.articles
        if [one.id for one in there] == [article.id] and there[0].revision > article.revision:
            raise Refused(
                Reason.TARGET_HAS_NEWER,
                article=article.id,
                revision=article.revision,
                there=there[0].revision,
            )
    (done,) = export_articles([article], Path(target.address), packager, zipped=True, over=True)
    verify(done.path)
    changed = done.outcome is not Outcome.UNCHANGED
    return Sent(
        outcome=done.outcome,
        files=int(changed),
        bytes=done.path.stat().st_size if changed else 0,
    )


def _take_former(target: TargetView, place: Place, name: str, article: int, *, over: bool) -> None:
    """Take away what lies at the address that an article had before."""
    if target.kind is not TargetKind.ZIP:
        take_package(place, name, article, over=over)
        return
    former = Path(target.address) / name
    if former.is_file() and [one.id for one in verify(former).manifest.articles] == [article]:
        place.remove(name)


@contextmanager
def _alone(acting: Acting, target: TargetView) -> Iterator[None]:
    lock = OwnerLock(acting.store.folder / f"{SENDING}{target.uid}", wait=LOCK_WAIT)
    with ExitStack() as held:
        held.callback(lock.close)
        try:
            held.enter_context(lock.held())
        except Unavailable as error:
            if error.reason is not Reason.NEWSROOM_BUSY:
                raise
            raise Unavailable(Reason.TARGET_BUSY, target=target.name) from error
        yield
