"""What the history pane asks of the newsroom: the versions of a story, and two of their texts.

Deliberately absent: how they look.
"""

from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from studio.arabic.exact import Difference
from studio.document.article import ArticleText
from studio.document.review import accepted_article, has_suggestions
from studio.newsroom import reading, trail
from studio.newsroom.acting import Acting
from studio.newsroom.house import house
from studio.newsroom.sections import sections
from studio.newsroom.tags import tags
from studio.newsroom.views import ArticleDetail, RecordView
from studio.ui.history.comparison import Comparison, Names, compare
from studio.ui.history.versions import Row, Typed, Version


class Past(Struct, frozen=True, kw_only=True):
    """The versions of a story, newest first, and those to look back to from the `newest`.

    The newest is the working one; what was put aside may have a higher number. `trail` is what the
    person typed between versions, newest first.
    """

    versions: tuple[Version, ...] = ()
    trail: tuple[Typed, ...] = ()
    newest: int = 0
    submitted: int | None = None
    approved: int | None = None
    published: int | None = None

    def without(self, numbers: Iterable[int]) -> "Past":
        """Return it without some of the versions."""
        gone = frozenset(numbers)
        left = tuple(one for one in self.versions if one.view.number not in gone)
        return replace(self, versions=left)

    def rows(self) -> tuple[Row, ...]:
        """Return the versions, and what was typed under the version that it led to.

        What was typed since the newest one stands under that: its text of now is newer still.
        """
        found: list[Row] = []
        trail = list(self.trail)
        for place, version in enumerate(self.versions):
            while place and trail and trail[0].view.saved >= version.view.created:
                found.append(trail.pop(0))
            found.append(version)
        return (*found, *trail)


class Compared(Struct, frozen=True, kw_only=True):
    """Two texts as readers would see them, with everything suggested, and what changed.

    An older number of nought is the empty text. `under_review` says that what is suggested in them
    differs too.
    """

    numbers: tuple[int, int]
    old: ArticleText
    new: ArticleText
    found: Comparison
    under_review: bool = False

    def of(self, number: int) -> ArticleText:
        """Return one of the two texts by its number."""
        return self.old if number == self.numbers[0] else self.new


def read_past(acting: Acting, detail: ArticleDetail) -> Past:
    """Read the versions of a story; raises as `studio.newsroom.reading.history`."""
    article = detail.summary.id
    views = reading.history(acting, article)
    told = reading.story(acting, article)
    submitted, returned = _revisions(told, "submit"), _revisions(told, "send_back")
    out = _revisions(told, "publish")
    approved = [one.revision for one in reading.sign_offs(acting, article)]
    published = detail.summary.published_revision
    newest, keeps = detail.summary.revision, house(acting.store)
    return Past(
        versions=tuple(
            Version(
                view=view,
                submitted=view.number in submitted,
                returned=view.number in returned,
                approved=view.number in approved,
                published=view.number in (published, *out),
            )
            for view in reversed(views)
        ),
        trail=tuple(Typed(one, keeps) for one in reversed(trail.trail(acting, article))),
        newest=newest,
        submitted=_last_before(newest, submitted),
        approved=_last_before(newest, approved),
        published=_last_before(newest, () if published is None else (published,)),
    )


def read_both(
    acting: Acting,
    article: int,
    numbers: tuple[int, int],
    now: ArticleText | None,
    *,
    ignored: Collection[Difference] = (),
) -> Compared:
    """Compare two versions, or an older one with the text of `now`; `ignored` as `compare`.

    A number below nought is that of something typed. Raises as
    `studio.newsroom.reading.revision_text` and `studio.newsroom.trail.trail_text`.
    """
    older, newer = numbers
    old = _text(acting, article, older) if older else ArticleText()
    new = _text(acting, article, newer) if now is None else now
    names = Names(
        {one.id: " › ".join(one.path) for one in sections(acting)},
        {one.id: one.name for one in tags(acting)},
    )
    seen_old, seen_new = accepted_article(old), accepted_article(new)
    return Compared(
        numbers=numbers,
        old=seen_old,
        new=seen_new,
        found=compare(seen_old, seen_new, names, ignored=ignored),
        under_review=old != new and (has_suggestions(old) or has_suggestions(new)),
    )


def _text(acting: Acting, article: int, number: int) -> ArticleText:
    if number < 0:
        return trail.trail_text(acting, article, -number)
    return reading.revision_text(acting, article, number)


def _revisions(story: Sequence[RecordView], action: str) -> list[int]:
    return [one.revision for one in story if one.action == action and one.revision is not None]


def _last_before(newest: int, numbers: Sequence[int]) -> int | None:
    return max((one for one in numbers if one < newest), default=None)
