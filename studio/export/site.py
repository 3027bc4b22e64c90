"""A newsroom's site: every page, list, feed and map, brought up to date in a folder.

The same articles, theme and program give the same bytes on every run. Of a site that was made here
before, only what may differ is printed: what each page is made of is remembered as a mark
(`site_marks`, `site_memory`), and a file that stands as it was left is not even read. Either way
the folder is, to its last byte, what it would be if everything were printed into an empty one.
What prints is imported as there is something to print. Deliberately absent: reading the newsroom
(`studio.newsroom.site`), and other targets than a disk.
"""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from msgspec import Raw, Struct

from studio.export.addresses import home
from studio.export.manifest import encode_parts
from studio.export.site_entries import Entry, Lines
from studio.export.site_folder import SiteFolder, Written, open_folder
from studio.export.site_lists import SiteLists, lists_of
from studio.export.site_marks import frame_mark, mark
from studio.export.site_memory import (
    KeptArticle,
    KeptPage,
    Listed,
    Memory,
    SiteMemory,
    read_listed,
)
from studio.export.site_plans import Sheet, page_plans
from studio.export.site_stage import Stage, Staged
from studio.export.theme import Theme
from studio.newsroom.public import Needs, PublicArticle, PublicSite, Stories, Told
from studio.settings import House


class SitePage(Struct, frozen=True, kw_only=True, array_like=True):
    """An article's page, made ready: its files, and what lists and the manifest say of it."""

    id: int
    entry: Entry
    packaged: bytes
    lines: Lines
    files: tuple[Staged, ...]


class Printing(Protocol):
    """Prints pages and makes their files ready, in the order in which they are asked for."""

    def articles(self, articles: Iterable[PublicArticle], /) -> Generator[SitePage]:
        """Yield the page of each article."""
        ...

    def lists(self, lists: SiteLists, places: Sequence[str], /) -> Generator[Staged]:
        """Yield the files of these of the pages that `site_plans.page_plans` plans."""
        ...


class PageMaker(Protocol):
    """Makes pages, here or in other processes (`studio.export.site_articles`)."""

    def theme(self, house: House) -> Theme:
        """Return the theme that a house's pages are printed with."""
        ...

    def look(self, house: House) -> tuple[bytes, tuple[str, ...]]:
        """Return the mark of that theme, and what tells the fonts of share pictures apart."""
        ...

    def printing(self, site: PublicSite, stage: Stage) -> AbstractContextManager[Printing]:
        """Give what prints a site's pages while the block runs, then let go of its work."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteDone:
    """What became of a site: how many articles it has, withdrawn ones too, and of its files."""

    articles: int
    files: int
    written: int
    removed: int


def write_site(
    site: PublicSite,
    stories: Stories,
    out: Path,
    maker: PageMaker,
    *,
    memory: SiteMemory | None = None,
    step: Callable[[int, int], bool] = lambda _done, _total: True,
) -> SiteDone | None:
    """Bring the site in the folder `out` up to date.

    `memory` is where this and later runs remember what was made; without it everything is printed,
    and what differs is written. `step` is told how many articles of how many are made, and stops
    everything by saying False: then None is returned, and the folder is as it was. Raises what
    `open_folder`, the pages and the theme raise; until everything is made, the folder is as it was.
    """
    kept = None if memory is None else memory.of(out)
    with open_folder(out, None if kept is None else kept.paths) as folder:
        run = _Run(site, maker, folder, kept)
        fresh = run.look_around(stories)
        if not fresh and run.is_done():
            run.remember(memory, out)
            return _done(site, Written(files=len(folder.files), written=0, removed=0))
        total = site.articles
        if len(fresh) < total and not step(total - len(fresh), total):
            return None
        with maker.printing(site, folder.stage) as printing:
            for number in run.print_articles(printing, stories.read(fresh)):
                if not step(total - len(fresh) + number, total):
                    return None
            run.print_rest(printing)
        written = folder.finish(run.manifest())
        folder.stands()
        run.remember(memory, out)
    return _done(site, written)


def _done(site: PublicSite, written: Written) -> SiteDone:
    return SiteDone(
        articles=site.articles,
        files=written.files,
        written=written.written,
        removed=written.removed,
    )


class _Run:
    """One bringing up to date of a site; `kept` is what is remembered of the last."""

    def __init__(
        self, site: PublicSite, maker: PageMaker, folder: SiteFolder, kept: Memory | None
    ) -> None:
        self._site = site
        self._maker = maker
        self._folder = folder
        self._kept = kept
        ways = (topic.term for topic in site.topics if len(topic.lineage) == 1)
        self._frame = frame_mark(site.house, ways, *maker.look(site.house))
        self._rest = mark(self._frame, site.topics, site.former)
        self._same = kept is not None and kept.frame == self._frame
        self._ids: list[int] = []
        self._articles: dict[int, KeptArticle] = {}
        self._listed: dict[int, Listed] = {}
        self._recalled: dict[int, Raw] = {}
        self._pages: dict[str, KeptPage] = {}

    def look_around(self, stories: Stories) -> list[int]:
        """Hold the articles that stand as they would be printed, and return the ids of the rest."""
        before = {} if self._kept is None else {one.id: one for one in self._kept.articles}
        fresh: list[int] = []
        for standing in stories.standings({id_: one.needs for id_, one in before.items()}):
            old = before.get(standing.id)
            self._ids.append(standing.id)
            if not self._same or old is None or old.mark != standing.mark or not self._hold(old):
                fresh.append(standing.id)
        return fresh

    def is_done(self) -> bool:
        """Say whether the whole site stands as it would be printed, where every article does."""
        kept = self._kept
        if kept is None or kept.rest != self._rest or len(kept.articles) != len(self._ids):
            return False
        found = [self._folder.found(one.file) for one in kept.pages]
        whole = [file for file in found if file is not None]
        if len(whole) < len(found):
            return False
        for one, file in zip(kept.pages, whole, strict=True):
            self._pages[file.path] = KeptPage(one.mark, self._folder.keep(file))
        return self._folder.is_as_it_was

    def print_articles(self, printing: Printing, told: Iterator[Told]) -> Iterator[int]:
        """Print articles, and yield how many are."""
        said: dict[int, tuple[Needs, bytes]] = {}

        def asked() -> Iterator[PublicArticle]:
            for one in told:
                said[one.article.id] = one.needs, one.mark
                yield one.article

        with closing(printing.articles(asked())) as pages:
            for number, page in enumerate(pages, 1):
                needs, mark_ = said.pop(page.id)
                files = tuple(map(self._folder.take, page.files))
                self._articles[page.id] = KeptArticle(page.id, needs, mark_, files)
                self._listed[page.id] = Listed(page.entry, page.packaged, page.lines)
                yield number

    def print_rest(self, printing: Printing) -> None:
        """Print what else the site has, where it may differ: an article's files go first."""
        from studio.export.site_frame import SiteFrame
        from studio.export.site_sheets import sheets_of

        self._folder.flush_ahead()
        self._recall()
        frame = SiteFrame(site=self._site, theme=self._maker.theme(self._site.house))
        lists = lists_of(self._site, [self._listed[id_].entry for id_ in self._ids])
        before = {one.file.path: one for one in self._kept.pages} if self._kept is not None else {}
        wanted: dict[str, bytes] = {}
        for place, page in page_plans(lists).items():
            if self._folder.has(place):
                continue
            mark_ = page.mark(self._frame)
            if not self._stands(place, mark_, before):
                wanted[place] = mark_
        with closing(printing.lists(lists, list(wanted))) as made:
            for staged in made:
                file = self._folder.take(staged)
                self._pages[file.path] = KeptPage(wanted[file.path], file)
        lines = {id_: listed.lines for id_, listed in self._listed.items()}
        self._put(sheets_of(frame, lists, lines), before)

    def manifest(self) -> bytes:
        """Return the bytes of the site's manifest."""
        house = self._site.house
        files = sorted(self._folder.files, key=lambda file: file.path)
        return encode_parts(
            home(house),
            house.language,
            (self._listed[id_].packaged for id_ in self._ids),
            ((file.path, file.bytes, file.sha256) for file in files),
        )

    def remember(self, memory: SiteMemory | None, out: Path) -> None:
        """Keep in mind what the site is made of, and how its files stand, for the next run."""
        if memory is None:
            return
        standing = {file.path: file for file in self._folder.files}
        articles = tuple(
            KeptArticle(
                one.id, one.needs, one.mark, tuple(standing[file.path] for file in one.files)
            )
            for one in map(self._articles.__getitem__, self._ids)
        )
        pages = tuple(KeptPage(one.mark, standing[path]) for path, one in self._pages.items())
        kept = self._kept
        if not self._listed and kept is not None:  # nothing was printed
            if (articles, pages) != (kept.articles, kept.pages):
                memory.keep(out, self._frame, self._rest, articles, pages, kept.listed)
            return
        listed = [self._recalled.get(id_, self._listed[id_]) for id_ in self._ids]
        memory.keep(out, self._frame, self._rest, articles, pages, listed)

    def _hold(self, article: KeptArticle) -> bool:
        """Hold an article's files as they stand; say whether all of them are whole."""
        if not self._folder.hold(article.files):
            return False
        self._articles[article.id] = article
        return True

    def _stands(self, place: str, mark_: bytes, before: Mapping[str, KeptPage]) -> bool:
        """Hold a page that was printed before of the same, where it is still whole."""
        old = before.get(place)
        if old is None or old.mark != mark_ or (file := self._folder.found(old.file)) is None:
            return False
        self._pages[place] = KeptPage(mark_, self._folder.keep(file))
        return True

    def _recall(self) -> None:
        """Say of the articles that stand what was said of them before."""
        if self._kept is None or len(self._listed) == len(self._ids):
            return
        for one, listed in zip(self._kept.articles, self._kept.listed, strict=True):
            if one.id in self._articles and one.id not in self._listed:
                self._recalled[one.id] = listed
                self._listed[one.id] = read_listed(listed)

    def _put(self, sheets: Iterable[Sheet], before: Mapping[str, KeptPage]) -> None:
        """Print sheets that may differ, but for a path that is taken."""
        for sheet in sheets:
            if self._folder.has(sheet.path):
                continue
            mark_ = mark(self._frame, sheet.path, sheet.facts)
            if not self._stands(sheet.path, mark_, before):
                file = self._folder.put(sheet.path, sheet.print())
                self._pages[file.path] = KeptPage(mark_, file)
