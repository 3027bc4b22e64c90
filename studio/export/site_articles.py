"""Makes the pages of a site: one after another here, or in several processes.

The processes are started anew, never forked, so that they are safe beside a window; each has a few
pages at a time, so that memory stays small however many there are, and writes what it makes beside
the site's folder itself. Few pages are made here: starting a process takes longer. What prints is
imported as there is something to print. Deliberately absent: what a page says (`page`,
`site_pages`), and where it goes (`site`).
"""

import gc
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache, cached_property, lru_cache
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

import msgspec
from msgspec.structs import replace

from studio.errors import Fact, MidadError, Reason
from studio.export.addresses import home, section_address
from studio.export.manifest import encode_article, seal_in
from studio.export.package import ArticlePackager, make_packager, packaged
from studio.export.site import Printing, SitePage
from studio.export.site_entries import Entry
from studio.export.site_lists import SiteLists, lists_of
from studio.export.site_places import PAGE_FILE
from studio.export.site_plans import Plan, Planned, page_plans
from studio.export.site_stage import Stage, Staged
from studio.export.theme import Theme
from studio.newsroom.public import PublicArticle, PublicSite
from studio.settings import House
from studio.storage.failures import disk_failures

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from studio.export.site_frame import SiteFrame

BATCH: Final = 32
"""Pages that a process is given at a time."""

FEW: Final = 48
"""So many pages are made here, however many processes there may be."""

_AHEAD: Final = 4
"""Batches that are handed out for each process, so that none waits while the next are read."""

MOST_JOBS: Final = 32

_SELDOM: Final = 20_000
"""Objects that a process makes before Python looks for what can go: a page leaves nothing."""

_Made: TypeAlias = "bytes | tuple[type[MidadError], Reason, dict[str, Fact]]"
_Given = TypeVar("_Given")
_ANY_HOUSE: Final = House()
_encoder: Final = msgspec.msgpack.Encoder(enc_hook=str)


class HerePages:
    """Makes pages in this process; a `studio.export.site.PageMaker`."""

    def __init__(self, packager: ArticlePackager) -> None:
        self._packager = packager

    def theme(self, house: House) -> Theme:
        """Return a house's theme; raises `Damaged` (THEME_INVALID)."""
        return self._packager.theme(house)

    def look(self, house: House) -> tuple[bytes, tuple[str, ...]]:
        """Return the mark of a house's theme, and what tells the fonts of share pictures apart."""
        return self._packager.theme_mark(house), self._packager.letters

    @contextmanager
    def printing(self, site: PublicSite, stage: Stage) -> Iterator[Printing]:
        """Give what prints, while the block runs."""
        yield _Here(site, stage, self._packager)


class ManyPages:
    """Makes pages in `jobs` processes; a `studio.export.site.PageMaker`.

    `themes` and `cache` are as in `ArticlePackager`; up to `few` pages are made in this process.
    """

    def __init__(self, themes: Path, cache: Path, jobs: int, few: int = FEW) -> None:
        self._themes = themes
        self._cache = cache
        self._jobs = min(max(1, jobs), MOST_JOBS)
        self._few = few
        self._packager = make_packager(themes, cache)

    def theme(self, house: House) -> Theme:
        """Return a house's theme; raises `Damaged` (THEME_INVALID)."""
        return self._packager.theme(house)

    def look(self, house: House) -> tuple[bytes, tuple[str, ...]]:
        """Return the mark of a house's theme, and what tells the fonts of share pictures apart."""
        return self._packager.theme_mark(house), self._packager.letters

    @contextmanager
    def printing(self, site: PublicSite, stage: Stage) -> Iterator[Printing]:
        """Give what prints, while the block runs."""
        around = replace(site, former=())  # no page says where anything was
        run = msgspec.msgpack.encode((around, stage))
        given = Given(self._themes, self._cache, self._packager.letters, run)
        many = _Many(_Here(site, stage, self._packager), given, self._jobs, self._few)
        try:
            yield many
        finally:
            many.close()


class Given(msgspec.Struct, frozen=True):
    """What a process needs to print: themes, pictures made before, and the site with its stage.

    `letters` tells the fonts of share pictures apart.
    """

    themes: Path
    cache: Path
    letters: tuple[str, ...]
    run: bytes


class _Here:
    """Prints in this process."""

    def __init__(self, site: PublicSite, stage: Stage, packager: ArticlePackager) -> None:
        self._site = site
        self._stage = stage
        self._packager = packager

    @property
    def house(self) -> House:
        """The house whose site it is."""
        return self._site.house

    @cached_property
    def frame(self) -> "SiteFrame":
        from studio.export.site_frame import SiteFrame

        return SiteFrame(site=self._site, theme=self._packager.theme(self._site.house))

    def articles(self, articles: Iterable[PublicArticle]) -> Generator[SitePage]:
        for article in articles:
            yield site_page(self.frame, article, self._packager, self._stage)

    def lists(self, lists: SiteLists, places: Sequence[str]) -> Generator[Staged]:
        plans = page_plans(lists)
        for place in places:
            yield self.listed(place, plans[place].plan())

    def listed(self, place: str, plan: Plan) -> Staged:
        """Print a page of its plan."""
        from studio.export.site_pages import print_plan

        return self._stage.put(place, print_plan(self.frame, plan).encode())

    @cached_property
    def plans(self) -> dict[str, Planned]:
        """The plans of all pages, of the entries that were left for this process."""
        with disk_failures(self._left):
            left = self._left.read_bytes()
        entries = msgspec.msgpack.decode(left, type=list[Entry])
        return page_plans(lists_of(self._site, entries))

    def leave(self, entries: Sequence[Entry]) -> None:
        """Leave what lists show for every process that prints them."""
        with disk_failures(self._left):
            self._left.write_bytes(msgspec.msgpack.encode(entries))

    @property
    def _left(self) -> Path:
        return Path(self._stage.staged, "entries")


class _Many:
    """Prints in several processes what is not few; they start when they are needed."""

    def __init__(self, here: _Here, given: Given, jobs: int, few: int) -> None:
        self._here = here
        self._given = given
        self._jobs = jobs
        self._few = few
        self._pool: ProcessPoolExecutor | None = None

    def articles(self, articles: Iterable[PublicArticle]) -> Generator[SitePage]:
        remaining = iter(articles)
        first = list(islice(remaining, self._few + 1))
        if len(first) <= self._few:
            yield from self._here.articles(first)
            return
        batches = (packed(batch) for batch in _batches(chain(first, remaining), BATCH))
        for made in self._spread(make_pages, batches):
            yield from msgspec.msgpack.decode(made, type=list[SitePage])

    def lists(self, lists: SiteLists, places: Sequence[str]) -> Generator[Staged]:
        if len(places) <= self._few:
            yield from self._here.lists(lists, places)
            return
        self._here.leave(lists.live)
        batches = map(msgspec.msgpack.encode, _batches(places, BATCH))
        for made in self._spread(make_lists, batches):
            yield from msgspec.msgpack.decode(made, type=list[Staged])

    def close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def _spread(
        self, make: "Callable[[Given, bytes], _Made]", batches: Iterator[bytes]
    ) -> Generator[bytes]:
        """Yield what comes home of batches, in their order."""
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self._jobs,
                mp_context=multiprocessing.get_context("spawn"),
                initializer=begin_process,
                initargs=(self._given,),
            )
        running: deque[Future[_Made]] = deque()
        while True:
            for batch in islice(batches, _AHEAD * self._jobs - len(running)):
                running.append(self._pool.submit(make, self._given, batch))
            if not running:
                return
            yield come_home(running.popleft().result())


def _batches(items: Iterable[_Given], of: int) -> Iterator[list[_Given]]:
    remaining = iter(items)
    while batch := list(islice(remaining, of)):
        yield batch


def site_page(
    frame: "SiteFrame", article: PublicArticle, packager: ArticlePackager, stage: Stage
) -> SitePage:
    """Make the files of an article's page ready, and return what the rest of the site says of it.

    Raises what `Stage.put`, the theme and the pictures raise.
    """
    from studio.export.site_lines import lines_of

    files, hashes, entry, told = page_files(frame, article, packager)
    return SitePage(
        id=article.id,
        entry=entry,
        packaged=told,
        lines=lines_of(frame, entry),
        files=stage.put_all(article.path, files, hashes),
    )


def page_files(
    frame: "SiteFrame", article: PublicArticle, packager: ArticlePackager
) -> tuple[dict[str, bytes], dict[str, str], Entry, bytes]:
    """Return the files of an article's page by path, and what lists and manifest say of it.

    Behind the files stand the SHA-256 of those of them whose hash is known already, by path.
    """
    from studio.export.page import page_html
    from studio.export.site_entering import entry_of

    article, pictures = packager.leaving(article)
    path = article.path + PAGE_FILE
    told = packaged(article, path)
    sealed = seal_in(home(article.house), frame.language, told)
    top = article.sections[:1]
    words = frame.theme.words_in(article.text.body.language, article.text.body.direction)
    around = frame.around(
        article.path, section_address(article.house, top[0]) if top else "", words
    )
    page = page_html(article, frame.theme, pictures, sealed, around)
    files = {path: page.encode()}
    files |= {article.path + name: data for name, data in pictures.files.items()}
    hashes = {article.path + name: sha256 for name, sha256 in pictures.hashes.items()}
    return files, hashes, entry_of(article, pictures), encode_article(told)


def come_home(made: _Made) -> bytes:
    """Return what a process made; raises what it could not do."""
    if isinstance(made, bytes):
        return made
    kind, reason, facts = made
    raise kind(reason, **facts)


def begin_process(given: Given) -> None:
    """Begin a process that prints nothing else: it reads its theme, and seldom looks what can go.

    What is there by then stays, so that nobody need look through it.
    """
    with suppress(MidadError):  # whoever makes the first page is told
        _ = _here(given).frame
    gc.freeze()
    gc.set_threshold(_SELDOM)


def packed(articles: Iterable[PublicArticle]) -> bytes:
    """Return a site's articles as `unpacked` reads them; the house, which all share, stays behind.

    Every value comes back as equal, in half the time that pickles take.
    """
    return _encoder.encode([replace(article, house=_ANY_HOUSE) for article in articles])


def unpacked(batch: bytes, house: House) -> Iterator[PublicArticle]:
    """Yield the articles of a house that `packed` packed."""
    for article in _decoder().decode(batch):
        yield replace(article, house=house)


def make_pages(given: Given, batch: bytes) -> _Made:
    """Make articles' pages, in a process of its own; errors go home as their parts."""
    try:
        here = _here(given)
        return msgspec.msgpack.encode(list(here.articles(unpacked(batch, here.house))))
    except MidadError as error:
        return type(error), error.reason, dict(error.facts)


def make_lists(given: Given, batch: bytes) -> _Made:
    """Make other pages by their places, in a process of its own; errors go home as their parts."""
    try:
        here = _here(given)
        places = msgspec.msgpack.decode(batch, type=list[str])
        return msgspec.msgpack.encode(
            [here.listed(place, here.plans[place].plan()) for place in places]
        )
    except MidadError as error:
        return type(error), error.reason, dict(error.facts)


@cache
def _decoder() -> msgspec.msgpack.Decoder[list[PublicArticle]]:
    return msgspec.msgpack.Decoder(list[PublicArticle], dec_hook=lambda kind, said: kind(said))


@lru_cache(maxsize=1)
def _here(given: Given) -> _Here:
    """Return what prints in this process; it reads its theme once."""
    site, stage = msgspec.msgpack.decode(given.run, type=tuple[PublicSite, Stage])
    return _Here(site, stage, make_packager(given.themes, given.cache, given.letters))
