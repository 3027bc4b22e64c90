"""Everything that goes on in a newsroom, at random: the life of articles and what is beside it.

Beside what `life` holds after every step: nothing is published while a required line of a checklist
is open; nobody makes a version of what somebody else has open; what somebody typed last is in their
draft or in a version of theirs, whoever took the article over; and what is private is to others as
if it were not there.
"""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule, run_state_machine_as_test

from studio.document.article import ArticleText
from studio.document.inline import plain
from studio.errors import Reason, Refused
from studio.newsroom import access, checklists, desk, drafts, kept, leases, presence, privacy
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.presence import Hold
from studio.newsroom.private_drafts import keep_private
from studio.newsroom.reading import load
from studio.newsroom.workflow import Action, allowed
from studio.storage import tables
from studio.storage.codes import RevisionKind, Stage
from tests.newsroom.house import Newsroom
from tests.newsroom.life import NAMES, Life, editors, writers
from tests.newsroom.life_ground import Seen, live
from tests.profiles import count

STEPS = 50
VERSIONS = frozenset({Action.EDIT, Action.RESTORE_VERSION, Action.UPDATE, Action.CORRECT})
LINES = ("! مصدران", "مصدران", "الأسماء", "! الأرقام")
windows = st.sampled_from((1, 1, 2))


class Desk(Life):
    """Checklists, windows that articles are open in, and private drafts, among all the rest."""

    def __init__(self) -> None:
        super().__init__()
        self.given = 0
        self.typed: dict[tuple[str, int], str] = {}
        """What somebody typed last, and had acknowledged, by their name and the article."""

    # Checklists

    @rule(who=editors, place=st.integers(0, 1), lines=st.lists(st.sampled_from(LINES), max_size=3))
    def set_checklist(self, who: str, place: int, lines: list[str]) -> None:
        acting, section = self.room.others[who], self.room.sections[place]
        self.attempt(lambda: checklists.set_checklist(acting, section, lines))

    @rule(article=Life.articles_, who=writers, line=st.sampled_from(LINES), done=st.booleans())
    def tick(self, article: int, who: str, line: str, *, done: bool) -> None:
        acting, item = self.room.others[who], checklists.item_of(line.removeprefix("! "))
        own, stage = self.is_own(acting, article), self.seen()[article].stage
        changes = self.attempt(lambda: checklists.tick(acting, article, item, done=done))
        if changes:
            assert allowed(Action.PLAN, stage, self.role(acting), own=own)

    @rule(article=Life.articles_, who=writers)
    def tick_all(self, article: int, who: str) -> None:
        """See to everything, so that much is published although much is required."""
        for line in LINES:
            self.tick(article, who, line, done=True)

    # Windows

    @rule(article=Life.articles_, who=writers, window=windows, takes=st.booleans())
    def open_window(self, article: int, who: str, window: int, *, takes: bool) -> None:
        acting, session = self.room.others[who], f"{who}-{window}"
        before, act = self.holder(article), presence.take if takes else presence.renew
        hold = self.hold(acting, article, lambda: act(acting, article, session))
        if hold is None:
            return
        own = before is not None and before[0] == who and takes
        if before is None or before[1] == session or own:
            assert hold.other is None
            assert self.holder(article) == (who, session)
        else:
            assert hold.other is not None
            assert (
                self.holder(article)
                == before
                == (
                    self.name(hold.other.person),
                    hold.other.session,
                )
            )

    @rule(article=Life.articles_, who=writers, window=windows)
    def type_something(self, article: int, who: str, window: int) -> None:
        acting, session = self.room.others[who], f"{who}-{window}"
        self.given += 1
        mine = f"عنوان {self.given}"
        text = self.room.text(mine, bylines=self.text(article).bylines)
        draft = None
        with suppress(Refused):
            draft = drafts.draft(acting, article)
        base = self.newest(article) if draft is None else draft.base
        holder = self.holder(article)
        kept_it = self.attempt(
            lambda: drafts.save_draft(acting, article, text, base=base, session=session),
            recorded=False,
        )
        if kept_it:  # a lease may end while the clock goes on
            over = self.holder(article) != holder
            assert holder is None or over or holder[1] == session
            self.typed[who, article] = mine

    @rule(article=Life.articles_, who=writers, window=windows)
    def keep_what_was_typed(self, article: int, who: str, window: int) -> None:
        acting, session = self.room.others[who], f"{who}-{window}"
        self.step(
            Action.EDIT,
            acting,
            article,
            lambda: drafts.keep_draft(acting, article, session=session),
        )

    @rule(article=Life.articles_, who=writers, window=windows)
    def take_over(self, article: int, who: str, window: int) -> None:
        acting, session = self.room.others[who], f"{who}-{window}"
        before, seen = self.holder(article), self.seen()[article]
        own = self.is_own(acting, article)
        hold = self.hold(acting, article, lambda: presence.take_over(acting, article, session))
        if hold is None:
            return
        assert allowed(Action.EDIT, seen.stage, self.role(acting), own=own)
        assert self.holder(article) == (who, session)
        self.require_kept(article, before, seen)

    @rule(article=Life.articles_, who=writers, window=windows)
    def close_window(self, article: int, who: str, window: int) -> None:
        acting, session = self.room.others[who], f"{who}-{window}"
        before = self.holder(article)
        self.attempt(lambda: presence.release(acting, article, session), recorded=False)
        after = self.holder(article)
        assert after == (None if before is not None and before[1] == session else before)

    @rule(seconds=st.sampled_from((30, 90)))
    def wait(self, seconds: int) -> None:
        self.room.clock.turn(seconds=seconds)

    # Private drafts

    @rule(article=Life.articles_, who=writers, private=st.booleans())
    def keep_to_oneself(self, article: int, who: str, *, private: bool) -> None:
        acting = self.room.others[who]
        before, own = self.seen()[article], self.is_own(acting, article)
        if self.attempt(lambda: keep_private(acting, article, private=private)):
            assert own
            assert before.stage is Stage.DRAFT
            assert before.published is None
            assert self.is_private(article) is private

    @invariant()
    def what_is_private_is_nobodys_but_its_authors(self) -> None:
        with self.room.store.read() as work:
            rows = {row.id: row for row in work.rows.query(tables.Article)}
            private = privacy.private_among(work, tuple(rows))
            authors = {
                (name, article)
                for article in private
                for name in NAMES
                if access.is_author(work, self.room.others[name].person.id, rows[article])
            }
        for article in private:
            assert rows[article].stage in {Stage.DRAFT, Stage.SPIKED}
            assert rows[article].published_revision_id is None
        for name in NAMES if private else ():
            acting = self.room.others[name]
            mine = {article for article in private if (name, article) in authors}
            assert private & set(desk.ids(acting, desk.Filter())) == mine
            for article in private - mine:
                with pytest.raises(Refused) as caught:
                    load(acting, article)
                assert caught.value.reason is Reason.ARTICLE_UNKNOWN

    @invariant()
    def what_was_typed_last_is_there(self) -> None:
        with self.room.store.read() as work:
            for (who, article), words in self.typed.items():
                person = self.room.others[who].person.id
                draft = drafts.of_person(work, person, article)
                if draft is not None and words == said(drafts.text_of(draft)):
                    continue
                versions = work.rows.query(tables.Revision).filter_by(
                    article_id=article, author_id=person
                )
                assert any(words == said(kept.text(one)) for one in versions), (who, words)

    def step(
        self, action: Action, acting: Acting, article: int, do: Callable[[], Changes]
    ) -> Changes | None:
        holder, private = self.holder(article), self.is_private(article)
        own = self.is_own(acting, article)
        changes = super().step(action, acting, article, do)
        if changes:
            assert own or not private
            if action in VERSIONS:
                # the clock goes on with each look, so the lease may end while something is done
                over = self.holder(article) != holder
                assert holder is None or over or holder[0] == self.name(acting.person.id)
            if action is Action.SUBMIT:
                assert not self.is_private(article)
        return changes

    def hold(self, acting: Acting, article: int, do: Callable[[], Hold]) -> Hold | None:
        """Take or ask for an article; only taking it over from somebody else leaves a line."""
        found: list[Hold] = []
        own, private = self.is_own(acting, article), self.is_private(article)

        def act() -> Changes:
            found.append(do())
            return Changes(articles=found[0].changes.articles)

        if self.attempt(act) is None:
            return None
        assert own or not private
        return found[0]

    def require_kept(self, article: int, before: tuple[str, str] | None, seen: Seen) -> None:
        """Hold what becomes of an article, and of what its holder typed, when it is taken over."""
        after = self.seen()[article]
        assert live(after) == live(seen)
        if after.working == seen.working:
            assert after == seen
            return
        assert before is not None
        with self.room.store.read() as work:
            version = work.rows.get_one(tables.Revision, after.working)
            assert version.kind is RevisionKind.TAKEN_OVER
            assert self.name(version.author_id) == before[0]
            assert said(kept.text(version)) == self.typed[before[0], article]
        assert after.stage not in {Stage.APPROVED, Stage.SCHEDULED, Stage.PUBLISHED}

    def holder(self, article: int) -> tuple[str, str] | None:
        """Return who has an article open now, and in which window."""
        with self.room.store.read() as work:
            lease = leases.standing(work, article, self.room.clock.now)
            return None if lease is None else (self.name(lease.person_id), lease.session)

    def name(self, person: int) -> str:
        return next(name for name in NAMES if self.room.others[name].person.id == person)

    def is_private(self, article: int) -> bool:
        with self.room.store.read() as work:
            return privacy.is_private(work, article)


def said(text: ArticleText) -> str:
    return plain(text.headline)


@pytest.mark.timeout(1200)
def test_no_rule_of_the_newsroom_is_ever_broken(founded: Newsroom) -> None:
    Desk.pattern = founded
    run_state_machine_as_test(
        Desk,
        settings=settings(max_examples=count(10, 400), stateful_step_count=STEPS, deadline=None),
    )
